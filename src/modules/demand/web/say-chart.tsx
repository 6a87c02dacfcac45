import { useTranslation } from 'react-i18next';
import { sayDate } from '../../../ui/moment.ts';
import { sayNumber } from '../../../ui/say-numbers.ts';
import { AsTable, Plots, type PlotsProps, reasonsAt } from './plots.tsx';

/** What varies by itself from week to week, and which weeks stand out, in a picture, in words and as a table. */
export function SayChart({ chart, name, behind }: PlotsProps) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
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
