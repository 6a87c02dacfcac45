import { useTranslation } from 'react-i18next';
import { sayDate } from '../../../ui/moment.ts';
import { sayPoints, sayShare } from '../../../ui/say-numbers.ts';
import type { DemandMeasures } from '../contract.ts';

type Change = NonNullable<DemandMeasures['change']>;

/** What the share was before, and by how much it is less or more now. */
export function SayChange({ change: { window, share, difference, interval } }: { change: Change }) {
  const { t } = useTranslation();
  const isLess = difference < 0;
  const [nearer, farther] = isLess ? [interval.high, interval.low] : [interval.low, interval.high];
  return (
    <p>
      {t(isLess ? 'demand.screen.lessNow' : 'demand.screen.moreNow', {
        count: Math.round(Math.abs(difference) * 1000) / 10,
        from: sayDate(window.from, t('language')),
        until: sayDate(window.until, t('language')),
        share: sayShare(share, t),
        points: sayPoints(difference, t),
        low: sayPoints(nearer, t),
        high: sayPoints(farther, t),
      })}
    </p>
  );
}
