import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../platform/money.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { countOf, currencies } from '../../mandates/web/index.ts';
import { proceduresApi } from '../contract.ts';

type ExtraStepDialogProps = { theCase: CaseView; close: () => void };

/** Help beyond the procedure: which, in a line, and what it cost where somebody wants to say. */
export function ExtraStepDialog({ theCase, close }: ExtraStepDialogProps) {
  const { t } = useTranslation();
  const [step, change, forget] = useKept(`extra step ${theCase.id}`, {
    ...{ around: '', minutes: '', amount: '', currency: currencies[0] as string },
  });
  const set = (part: Partial<typeof step>) => change((before) => ({ ...before, ...part }));
  const [wrong, setWrong] = useState<string | null>(null);
  const mark = useCommand(proceduresApi.markExtraStep, {
    done: () => {
      forget();
      say(t('procedures.kept'));
      close();
    },
  });
  const problem = useProblem(mark);
  const send = () => {
    const minutes = step.minutes.trim() === '' ? undefined : countOf(step.minutes);
    const minor = step.amount.trim() === '' ? undefined : minorOf(step.amount, step.currency);
    if (minutes === null) return setWrong(t('procedures.noMinutes'));
    if (minor === null) return setWrong(t('procedures.noCost'));
    setWrong(null);
    mark.mutate({
      ...{ case: theCase.id, around: step.around },
      ...(minutes && { minutes }),
      ...(minor && { cost: { minor, currency: step.currency } }),
    });
  };
  return (
    <Dialog title={t('procedures.mark')} close={close}>
      <Form
        verb={t('procedures.keep')}
        send={send}
        sending={mark.isPending}
        problem={wrong ?? problem}
        cancel={close}
      >
        <p>{t('procedures.hint')}</p>
        <TextField
          begin
          label={t('procedures.around')}
          hint={t('procedures.aroundHint')}
          value={step.around}
          choose={(around) => set({ around })}
          maxLength={300}
        />
        <TextField
          optional
          label={t('procedures.minutes')}
          value={step.minutes}
          choose={(minutes) => set({ minutes })}
          maxLength={4}
        />
        <TextField
          optional
          label={t('procedures.cost')}
          value={step.amount}
          choose={(amount) => set({ amount })}
          maxLength={12}
        />
        <Choice
          label={t('procedures.currency')}
          value={step.currency}
          options={currencies.map((one) => ({ value: one, label: one }))}
          choose={(currency) => set({ currency })}
        />
      </Form>
    </Dialog>
  );
}
