import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import type { Measure } from '../contract.ts';
import type { Trust } from '../policy.ts';
import { ExtentField } from './extent-field.tsx';

type LimitFieldProps = {
  measure: Measure;
  trust: Trust;
  /** Before what is asked, where several kinds stand one below the other. */
  of?: string;
  value: string;
  choose: (value: string) => void;
  currency: string;
  chooseCurrency: (currency: string) => void;
};

/** Up to how much of a kind is done on one case without asking; of what is not measured, how often, where anybody wants to say it. */
export function LimitField({ measure, trust, of, value, choose, currency, chooseCurrency }: LimitFieldProps) {
  const { t } = useTranslation();
  const asks = { money: 'mandates.limit', days: 'mandates.limitDays', none: 'mandates.limitTimes' } as const;
  const label = [of, t(asks[measure])].filter(Boolean).join(': ');
  if (measure !== 'none')
    return <ExtentField {...{ measure, label, value, choose, currency, chooseCurrency }} />;
  if (trust !== 'tell' && trust !== 'do') return null;
  return (
    <TextField
      optional
      label={label}
      hint={t('mandates.limitTimesHint')}
      value={value}
      choose={choose}
      maxLength={3}
    />
  );
}
