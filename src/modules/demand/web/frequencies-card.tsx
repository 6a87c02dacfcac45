import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { sayNumber } from '../../../ui/say-numbers.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { DemandMeasures } from '../contract.ts';
import classes from './chart.module.css';

/** Of which type contacts are, and how often they come. */
export function FrequenciesCard({ desk, measured }: { desk: string; measured: DemandMeasures }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { types, window } = measured;
  return (
    <Card title={t('demand.screen.types')} spaced>
      {types.length === 0 ? (
        <Empty>{t('demand.screen.noTypes')}</Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('demand.screen.type')}</th>
              <th scope="col">{t('demand.screen.kind')}</th>
              <th scope="col">{t('demand.screen.count')}</th>
              <th scope="col">{t('demand.screen.perWeek')}</th>
            </tr>
          </thead>
          <tbody>
            {types.map(({ id, name, demand, count, weeks, perWeek }) => (
              <tr key={id}>
                <td>
                  <bdi>{name}</bdi>
                </td>
                <td>{t(`demand.${demand}`)}</td>
                <td>
                  <Link
                    to="/app/o/$organization/desks/$desk/demand/contacts"
                    params={{ organization, desk }}
                    search={{ which: demand, type: id, weeks: window.weeks }}
                    aria-label={t('demand.screen.seeContacts', { name, count })}
                    data-row
                  >
                    {sayNumber(count, t)}
                  </Link>
                </td>
                <td>
                  {sayNumber(perWeek, t)}
                  {weeks < window.weeks && (
                    <span className={classes.quiet}> {t('demand.screen.inWeeks', { count: weeks })}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>{t('demand.screen.how')}</summary>
        <p>{t('demand.screen.typesHow')}</p>
      </details>
    </Card>
  );
}
