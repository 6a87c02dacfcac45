import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Measure } from '../contract.ts';
import { currencies } from './measures.ts';

type ExtentFieldProps = {
  measure: Measure;
  label: string;
  value: string;
  choose: (value: string) => void;
  currency: string;
  chooseCurrency: (currency: string) => void;
};

/** How much money, with its currency, or how many days; nothing where a kind is not measured. */
export function ExtentField({ measure, label, value, choose, currency, chooseCurrency }: ExtentFieldProps) {
  const { t } = useTranslation();
  if (measure === 'none') return null;
  const offered = [...new Set([currency, ...currencies])];
  return (
    <>
      <TextField label={label} value={value} choose={choose} maxLength={12} />
      {measure === 'money' && (
        <Choice
          label={t('mandates.currency')}
          value={currency}
          options={offered.map((one) => ({ value: one, label: one }))}
          choose={chooseCurrency}
        />
      )}
    </>
  );
}
