import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../../ui/moment.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { Chart, Which } from '../contract.ts';
import classes from './chart.module.css';
import { Plot } from './chart.tsx';

/** Of what the contacts behind a week are. */
type Behind = { desk: string; which: Which; weeks: number; type?: string; cause?: string };
export type PlotsProps = { chart: Chart; name: string; behind: Behind };

/** The values of the weeks, each of which leads to its contacts, and how far each lies from the one before. */
export function Plots({ chart, name, behind }: PlotsProps) {
  const { t } = useTranslation();
  const { values, limits, signals } = chart;
  const counts = values.map(({ count }) => count);
  const firstRange = values.findIndex(({ difference }) => difference !== null);
  const ranges = values.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  const link = useBehind(behind);
  if (counts.length === 0) return null;
  return (
    <>
      <p className={classes.quiet}>{t('demand.screen.single', { most: Math.max(...counts) })}</p>
      <Plot
        says={t('demand.screen.chartSays', {
          name,
          least: Math.min(...counts),
          most: Math.max(...counts),
        })}
        values={counts}
        links={values.map(link)}
        marked={signals ? [...signals.outside, ...signals.run, ...signals.near] : []}
        mean={limits?.mean ?? null}
        limits={limits ? [limits.upper, limits.lower] : []}
      />
      {ranges.length > 1 && (
        <>
          <p className={classes.quiet}>{t('demand.screen.ranges', { most: Math.max(...ranges) })}</p>
          <Plot
            says={t('demand.screen.rangesSay', { most: Math.max(...ranges) })}
            values={ranges}
            marked={signals?.range.map((at) => at - firstRange) ?? []}
            mean={limits?.meanRange ?? null}
            limits={limits ? [limits.rangeUpper] : []}
          />
        </>
      )}
    </>
  );
}

export function AsTable({ chart, behind }: Omit<PlotsProps, 'name'>) {
  const { t } = useTranslation();
  const link = useBehind(behind);
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
        {chart.values.map((value, at) => (
          <tr key={value.week}>
            <th scope="row">{sayDate(value.week, t('language'))}</th>
            <td>
              <Link {...link(value)}>{value.count}</Link>
            </td>
            <td>{value.difference ?? ''}</td>
            <td>
              {reasonsAt(chart, at)
                .map((reason) => t(`demand.screen.${reason}`))
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The link from a week to its contacts, with what it says. */
function useBehind({ desk, ...asked }: Behind) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return ({ week, count }: Chart['values'][number]) => ({
    to: '/app/o/$organization/desks/$desk/demand/contacts' as const,
    params: { organization, desk },
    search: { ...asked, week },
    'aria-label': t('demand.screen.point', { week: sayDate(week, t('language')), count }),
  });
}

const reasons = ['outside', 'range', 'run', 'near'] as const;

/** Why a week stands out, by Wheeler's rules. */
export const reasonsAt = ({ signals }: Chart, at: number) =>
  reasons.filter((reason) => signals?.[reason].includes(at));
