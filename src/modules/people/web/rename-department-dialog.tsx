import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { peopleApi } from '../contract.ts';

type RenameDepartmentDialogProps = { department: { id: string; name: string }; close: () => void };

/** Another name for a department; what it was asked stays with it. */
export function RenameDepartmentDialog({ department, close }: RenameDepartmentDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(department.name);
  const change = useCommand(peopleApi.changeDepartment);
  const problem = useProblem(change);
  const send = () =>
    change.mutate(
      { department: department.id, name },
      {
        onSuccess: () => {
          say(t('people.saved'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('people.renameDepartment', { name: department.name })} close={close}>
      <Form verb={t('people.rename')} send={send} sending={change.isPending} problem={problem} cancel={close}>
        <TextField label={t('people.departmentName')} value={name} choose={setName} maxLength={200} />
      </Form>
    </Dialog>
  );
}
