import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { peopleApi } from '../contract.ts';
import type { Member } from './member.ts';

type ChangeMemberDialogProps = { member: Member; close: () => void };

/** In which department somebody works, and whether they administer the organization. */
export function ChangeMemberDialog({ member, close }: ChangeMemberDialogProps) {
  const { t } = useTranslation();
  const departments = useAsk(peopleApi.departments, {});
  const change = useCommand(peopleApi.changeMember);
  const problem = useProblem(change);
  const [draft, set, forget] = useDraft(`member ${member.id}`, {
    departmentId: member.departmentId ?? '',
    administrator: member.administrator,
  });
  const options = (departments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const send = () =>
    change.mutate(
      { person: member.id, departmentId: draft.departmentId || null, administrator: draft.administrator },
      {
        onSuccess: () => {
          forget();
          say(t('people.saved'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('people.changeMember', { name: member.name })} close={close}>
      <Form verb={t('people.save')} send={send} sending={change.isPending} problem={problem} cancel={close}>
        <Choice
          begin
          label={t('people.department')}
          value={draft.departmentId}
          options={[{ value: '', label: t('people.noDepartment') }, ...options]}
          choose={(departmentId) => set({ departmentId })}
        />
        <Checkbox
          label={t('people.letAdminister')}
          description={t('people.letAdministerHint')}
          checked={draft.administrator}
          onChange={({ currentTarget }) => set({ administrator: currentTarget.checked })}
        />
      </Form>
    </Dialog>
  );
}
