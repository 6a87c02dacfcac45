import { useTranslation } from 'react-i18next';
import { type Money, minorOf } from '../../../platform/money.ts';
import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { currencies } from '../../mandates/web/index.ts';
import classes from './returns.module.css';

export type CostDraft = { amount: string; currency: string };

export const noCost: CostDraft = { amount: '', currency: currencies[0] as string };

/** Null where it is no amount. */
export function costFrom({ amount, currency }: CostDraft): { cost?: Money } | null {
  if (amount.trim() === '') return {};
  const minor = minorOf(amount, currency);
  return minor === null ? null : { cost: { minor, currency } };
}

type CostFieldsProps = { draft: CostDraft; set: (part: Partial<CostDraft>) => void };

/** Whoever knows what it costs says so. */
export function CostFields({ draft, set }: CostFieldsProps) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('returns.more')}</summary>
      <div className={classes.pair}>
        <TextField
          optional
          label={t('returns.cost')}
          value={draft.amount}
          choose={(amount) => set({ amount })}
          maxLength={12}
        />
        <Choice
          label={t('returns.currency')}
          value={draft.currency}
          options={currencies.map((one) => ({ value: one, label: one }))}
          choose={(currency) => set({ currency })}
        />
      </div>
    </details>
  );
}
