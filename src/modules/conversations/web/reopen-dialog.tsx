import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import { ReasonForm, useReason } from './reason-form.tsx';

type ReopenDialogProps = { theCase: CaseView; close: () => void };

export function ReopenDialog({ theCase, close }: ReopenDialogProps) {
  const { t } = useTranslation();
  const why = useReason(`reopen ${theCase.id}`);
  const reopen = useCommand(conversationsApi.reopen);
  const problem = useProblem(reopen);
  const send = (reason: string) =>
    reopen.mutate(
      { case: theCase.id, reason },
      {
        onSuccess: () => {
          why.forget();
          say(t('conversations.reopened'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('conversations.reopen')} close={close}>
      <ReasonForm
        why={why}
        label={t('conversations.reason')}
        longest={5000}
        verb={t('conversations.reopen')}
        send={send}
        sending={reopen.isPending}
        problem={problem}
        cancel={close}
      />
    </Dialog>
  );
}
