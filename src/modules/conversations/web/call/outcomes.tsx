import { useTranslation } from 'react-i18next';
import { CallOutcome } from '../../../cases/contract.ts';
import choosing from './choosing.module.css';
import classes from './outcomes.module.css';
import type { Call } from './use-call.ts';

export const outcomeKeys: Record<string, CallOutcome> = {
  r: 'reached',
  n: 'not reached',
  v: 'voicemail left',
};
const keyOf = (outcome: CallOutcome) =>
  Object.keys(outcomeKeys).find((key) => outcomeKeys[key] === outcome) ?? '';

type OutcomesProps = { writing: Call; went: (outcome: CallOutcome) => void };

/** How a call went: one key each. */
export function Outcomes({ writing: { words }, went }: OutcomesProps) {
  const { t } = useTranslation();
  const label = t('conversations.calls.outcome');
  return (
    <fieldset className={choosing.choosing}>
      <legend className={choosing.label}>{label}</legend>
      <div className={classes.choices}>
        {CallOutcome.options.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className={classes.choice}
            aria-pressed={words.outcome === outcome}
            aria-keyshortcuts={keyOf(outcome)}
            data-outcome={words.outcome === outcome || undefined}
            onClick={() => went(outcome)}
          >
            {t(`conversations.calls.${words.direction === 'in' ? 'outcomesIn' : 'outcomes'}.${outcome}`)}{' '}
            <kbd aria-hidden>{keyOf(outcome)}</kbd>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
