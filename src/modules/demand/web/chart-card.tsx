import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Chart, DemandMeasures, DemandType } from '../contract.ts';
import classes from './chart.module.css';
import { Plot } from './chart.tsx';
import { sayDay, sayNumber } from './say-numbers.ts';

type ChartCardProps = {
  measured: DemandMeasures;
  types: readonly DemandType[];
  of: string;
  choose: (of: string) => void;
};

/** What varies by itself from week to week, and which weeks stand out: no target, and no arrow. */
export function ChartCard({ measured: { chart }, types, of, choose }: ChartCardProps) {
  const { t } = useTranslation();
  const options = [
    { value: 'failure', label: t('demand.screen.ofFailure') },
    { value: 'value', label: t('demand.screen.ofValue') },
    { value: 'contacts', label: t('demand.screen.ofContacts') },
    ...types.filter(({ heirId }) => heirId === null).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const name = chart.name ?? options.find(({ value }) => value === of)?.label ?? '';
  return (
    <Card title={t('demand.screen.chart')} spaced>
      <Choice label={t('demand.screen.chartOf')} value={of} options={options} choose={choose} />
      <Plots chart={chart} name={name} />
      <p>{sayLimits()}</p>
      <p>{saySignals()}</p>
      <details>
        <summary>{t('demand.screen.how')}</summary>
        <p>{t('demand.screen.chartHow')}</p>
      </details>
      <details>
        <summary>{t('demand.screen.table')}</summary>
        <AsTable chart={chart} />
      </details>
    </Card>
  );

  function sayLimits(): string {
    const { limits, isProvisional } = chart;
    if (!limits) return t('demand.screen.noLimits');
    const high = sayNumber(limits.upper, t);
    const within =
      limits.lower < 0
        ? t('demand.screen.noLower', { high })
        : t('demand.screen.limits', { low: sayNumber(limits.lower, t), high });
    const ranges = t('demand.screen.rangeLimit', { high: sayNumber(limits.rangeUpper, t) });
    const mean = t('demand.screen.mean', { mean: sayNumber(limits.mean, t) });
    return `${mean}. ${within}, ${ranges}.${isProvisional ? ` ${t('demand.screen.provisional')}` : ''}`;
  }

  function saySignals(): string {
    if (!chart.signals) return '';
    const count = chart.values.filter((_, at) => rulesAt(chart, at).length > 0).length;
    return count === 0 ? t('demand.screen.noSignal') : t('demand.screen.signals', { count });
  }
}

function Plots({ chart: { values, limits, signals }, name }: { chart: Chart; name: string }) {
  const { t } = useTranslation();
  const counts = values.map(({ count }) => count);
  const ranges = rangesOf(counts);
  if (counts.length === 0) return null;
  const says = t('demand.screen.chartSays', {
    name,
    least: Math.min(...counts),
    most: Math.max(...counts),
    mean: sayNumber(counts.reduce((sum, count) => sum + count, 0) / counts.length, t),
  });
  return (
    <>
      <p className={classes.quiet}>{t('demand.screen.single')}</p>
      <Plot
        says={says}
        values={counts}
        marked={signals ? [...signals.outside, ...signals.run, ...signals.near] : []}
        mean={limits?.mean ?? null}
        limits={limits ? [limits.upper, limits.lower] : []}
      />
      {ranges.length > 0 && (
        <>
          <p className={classes.quiet}>{t('demand.screen.ranges')}</p>
          <Plot
            says={t('demand.screen.rangesSay', { most: Math.max(...ranges) })}
            values={ranges}
            marked={signals?.range.map((at) => at - 1) ?? []}
            mean={limits?.meanRange ?? null}
            limits={limits ? [limits.rangeUpper] : []}
          />
        </>
      )}
    </>
  );
}

function AsTable({ chart }: { chart: Chart }) {
  const { t } = useTranslation();
  const ranges = rangesOf(chart.values.map(({ count }) => count));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('demand.screen.week')}</th>
          <th scope="col">{t('demand.screen.count')}</th>
          <th scope="col">{t('demand.screen.difference')}</th>
          <th scope="col">{t('demand.screen.signal')}</th>
        </tr>
      </thead>
      <tbody>
        {chart.values.map(({ week, count }, at) => (
          <tr key={week}>
            <th scope="row">{sayDay(week, t)}</th>
            <td>{count}</td>
            <td>{ranges[at - 1] ?? ''}</td>
            <td>{rulesAt(chart, at).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By which of Wheeler's rules a week stands out. */
function rulesAt({ signals }: Chart, at: number): string[] {
  if (!signals) return [];
  return [
    ...(signals.outside.includes(at) || signals.range.includes(at) ? ['R1'] : []),
    ...(signals.run.includes(at) ? ['R2'] : []),
    ...(signals.near.includes(at) ? ['R3'] : []),
  ];
}

const rangesOf = (counts: readonly number[]) =>
  counts.slice(1).map((count, at) => Math.abs(count - (counts[at] ?? count)));
