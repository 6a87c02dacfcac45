import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { sayDate } from '../../../ui/moment.ts';
import { type DemandMeasures, type DemandType, Which } from '../contract.ts';
import { AsTable, Plots, reasonsAt } from './plots.tsx';
import { sayNumber } from './say-numbers.ts';

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
  const behind = { desk, which, weeks: window.weeks, type: which === of ? undefined : of };
  const name = chart.name ?? options.find(({ value }) => value === of)?.label ?? '';
  return (
    <Card title={t('demand.screen.chart')} spaced>
      <Choice label={t('demand.screen.chartOf')} value={of} options={options} choose={choose} />
      <Plots chart={chart} name={name} behind={behind} />
      <p>{sayLimits()}</p>
      <p>{saySignals()}</p>
      <details>
        <summary>{t('demand.screen.how')}</summary>
        <p>{t('demand.screen.chartHow')}</p>
      </details>
      <details>
        <summary>{t('demand.screen.table')}</summary>
        <AsTable chart={chart} behind={behind} />
      </details>
    </Card>
  );

  function sayLimits(): string {
    const { limits, baseline, isProvisional } = chart;
    if (!limits || !baseline) return t('demand.screen.noLimits');
    const high = sayNumber(limits.upper, t);
    const within =
      limits.lower < 0
        ? t('demand.screen.noLower', { high })
        : t('demand.screen.limits', { low: sayNumber(limits.lower, t), high });
    const ranges = t('demand.screen.rangeLimit', { high: sayNumber(limits.rangeUpper, t) });
    const mean = t('demand.screen.mean', { mean: sayNumber(limits.mean, t) });
    const from = t('demand.screen.baseline', {
      from: sayDate(baseline.from, t('language')),
      until: sayDate(baseline.until, t('language')),
    });
    return [
      `${mean}. ${within}, ${ranges}.`,
      from,
      ...(isProvisional ? [t('demand.screen.provisional')] : []),
    ].join(' ');
  }

  function saySignals(): string {
    if (!chart.signals) return '';
    const count = chart.values.filter((_, at) => reasonsAt(chart, at).length > 0).length;
    return count === 0 ? t('demand.screen.noSignal') : t('demand.screen.signals', { count });
  }
}
