import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { sayNumber, sayShare } from '../../../ui/say-numbers.ts';
import { When } from '../../../ui/when.tsx';
import { useOrganization } from '../../../web/organization.ts';
import type { DemandMeasures, Which } from '../contract.ts';
import classes from './chart.module.css';
import { SayChange } from './say-change.tsx';

type ShareCardProps = { desk: string; measured: DemandMeasures };

const figures = ['contacts', 'failure', 'value', 'unmarked', 'suggested'] as const satisfies Which[];

/** How much of what was marked is failure, within what, and the counts that it is made of, each with its contacts. */
export function ShareCard({ desk, measured }: ShareCardProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { share, change, leftOut, window, failure, value, unmarked } = measured;
  return (
    <Card title={t('demand.screen.share')} spaced>
      {share === null ? (
        <p>{t('demand.screen.noShare')}</p>
      ) : (
        <>
          <p className={classes.figure}>
            {t('demand.screen.shareIs', {
              share: sayShare(share.share, t),
              low: sayShare(share.interval.low, t),
              high: sayShare(share.interval.high, t),
            })}
          </p>
          <p>
            {t('demand.screen.bounds', {
              low: sayShare(share.bounds.low, t),
              high: sayShare(share.bounds.high, t),
            })}
          </p>
          {change && <SayChange change={change} />}
        </>
      )}
      <ul className={classes.figures}>
        {figures.map((which) => (
          <li key={which}>
            <Link
              to="/app/o/$organization/desks/$desk/demand/contacts"
              params={{ organization, desk }}
              search={{ which, weeks: window.weeks }}
              className={classes.row}
              data-row
            >
              <span>{t(`demand.screen.${which}`)}</span>
              <span className={classes.count}>{sayNumber(measured[which], t)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('demand.screen.how')}</summary>
        <p>{t('demand.screen.shareHow', { n: failure + value, unmarked })}</p>
        {change && (
          <p>
            {t('demand.screen.changeHow', {
              n: change.failure + change.value,
              unmarked: change.unmarked,
              unknown: change.unknownSenders,
            })}
          </p>
        )}
        <p>{t('demand.screen.leftOut', { running: leftOut.runningWeek, unknown: leftOut.unknownSenders })}</p>
        <p className={classes.quiet}>
          <When at={window.asOf} zone={window.zone} />
        </p>
      </details>
    </Card>
  );
}
