import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type GapRow, knowledgeApi } from '../contract.ts';

/** It was marked by mistake. */
export function WithdrawGap({ gap, close }: { gap: GapRow; close: () => void }) {
  const { t } = useTranslation();
  const [words, write, forget] = useKept(`withdrawing ${gap.id}`, '');
  const withdrawing = useCommand(knowledgeApi.withdrawGap, {
    done: () => {
      forget();
      say(t('knowledge.gap.isWithdrawn'));
      close();
    },
  });
  return (
    <Dialog title={t('knowledge.gap.withdraw')} close={close}>
      <Form
        verb={t('knowledge.gap.withdraw')}
        send={() => withdrawing.mutate({ gap: gap.id, words })}
        sending={withdrawing.isPending}
        problem={useProblem(withdrawing)}
        cancel={close}
      >
        <p>{t(gap.isWrong ? 'knowledge.gap.withdrawsWrong' : 'knowledge.gap.withdraws')}</p>
        <TextField
          begin
          label={t('knowledge.gap.whyWithdrawn')}
          value={words}
          choose={(next) => write(() => next)}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
