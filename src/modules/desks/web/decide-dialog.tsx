import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi, type ProposalView } from '../contract.ts';

type Decision = 'admitted' | 'refused';
export type Deciding = { decision: Decision; on: readonly ProposalView[] };
type DecideDialogProps = Deciding & { desk: DeskView; close: () => void };

/** Asked once, with the names of all of whom it is decided. */
export function DecideDialog({ desk, decision, on, close }: DecideDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const decide = useCommand(desksApi.decideProposals);
  const problem = useProblem(decide);
  const names = new Intl.ListFormat(t('language')).format(on.map(({ person }) => person.name));
  const send = () =>
    decide.mutate(
      {
        ...{ desk: desk.slug, decision, proposals: on.map(({ id }) => id) },
        ...(reason.trim() !== '' && { reason }),
      },
      {
        onSuccess: () => {
          say(t(`desks.decided.${decision}`, { names, count: on.length }));
          close();
        },
      },
    );
  return (
    <Dialog title={t(`desks.decide.${decision}`, { names })} close={close}>
      <Form
        verb={t(`desks.decideVerb.${decision}`)}
        send={send}
        sending={decide.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t(`desks.decideSure.${decision}`, { desk: desk.name, count: on.length })}</p>
        {decision === 'refused' && (
          <TextField
            label={t('desks.whyNot')}
            hint={t('desks.whyNotHint')}
            value={reason}
            choose={setReason}
            maxLength={1000}
            optional
            begin
          />
        )}
      </Form>
    </Dialog>
  );
}
