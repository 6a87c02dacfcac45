import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { type DemandMeasures, type DemandType, Which } from '../contract.ts';
import { SayChart } from './say-chart.tsx';

type ChartCardProps = {
  desk: string;
  measured: DemandMeasures;
  types: readonly DemandType[];
  of: string;
  choose: (of: string) => void;
};

/** What varies by itself from week to week, and which weeks stand out: no target, and no arrow. */
export function ChartCard({ desk, measured: { chart, window }, types, of, choose }: ChartCardProps) {
  const { t } = useTranslation();
  const options = [
    { value: 'failure', label: t('demand.screen.ofFailure') },
    { value: 'value', label: t('demand.screen.ofValue') },
    { value: 'contacts', label: t('demand.screen.ofContacts') },
    ...types.filter(({ heirId }) => heirId === null).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const which = Which.safeParse(of).data ?? types.find(({ id }) => id === of)?.demand ?? 'contacts';
  const behind = { desk, which, weeks: window.weeks, ...(which !== of && { type: of }) };
  const name = chart.name ?? options.find(({ value }) => value === of)?.label ?? '';
  return (
    <Card title={t('demand.screen.chart')} spaced>
      <Choice label={t('demand.screen.chartOf')} value={of} options={options} choose={choose} />
      <SayChart chart={chart} name={name} behind={behind} />
    </Card>
  );
}
