import { useTranslation } from 'react-i18next';
import { usualWeeks } from '../../modules/demand/contract.ts';
import { Choice } from '../../ui/choice.tsx';

const windows = [usualWeeks, 26, 52];

/** Of how many weeks a figure is, those of the address among them. */
export function WeeksChoice({ weeks, choose }: { weeks: number; choose: (weeks: number) => void }) {
  const { t } = useTranslation();
  return (
    <Choice
      hideLabel
      label={t('demand.screen.weeks')}
      value={String(weeks)}
      options={[...new Set([...windows, weeks])].map((count) => ({
        value: String(count),
        label: t('demand.screen.weeksOf', { count }),
      }))}
      choose={(count) => choose(Number(count))}
    />
  );
}
