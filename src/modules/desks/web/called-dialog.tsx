import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';

type CalledDialogProps = { desk: DeskView; entry: DeskView['roster'][number]; close: () => void };

/** By which name customers know somebody who works there. */
export function CalledDialog({ desk, entry: { person, called }, close }: CalledDialogProps) {
  const { t } = useTranslation();
  const [typed, type] = useState(called ?? '');
  const call = useCommand(desksApi.callSomebody);
  const problem = useProblem(call);
  const send = () =>
    call.mutate(
      { desk: desk.slug, person: person.id, called: typed.trim() || null },
      {
        onSuccess: () => {
          say(t('desks.isCalled', { called: typed.trim() || person.name }));
          close();
        },
      },
    );
  return (
    <Dialog title={t('desks.callOf', { name: person.name })} close={close}>
      <Form verb={t('desks.save')} send={send} sending={call.isPending} problem={problem} cancel={close}>
        <TextField
          begin
          optional
          label={t('desks.called')}
          hint={t('desks.calledHint')}
          value={typed}
          choose={type}
          maxLength={100}
        />
      </Form>
    </Dialog>
  );
}
