import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import { knowledgeApi } from '../contract.ts';
import classes from './articles.module.css';

/** Whose cases are mine and who told how they got round it, until somebody makes something of it. */
export function MyWays() {
  const { t } = useTranslation();
  const organization = useOrganization();
  const desks = useMe().data?.desks ?? [];
  const { data } = useAsk(knowledgeApi.myWays, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('knowledge.way.toTakeUp')}>
      <ul className={classes.list}>
        {data.items.map(({ id, deskId, reference, customer, subject, at }) => (
          <li key={id}>
            <Link
              to="/app/o/$organization/cases/$case"
              params={{ organization, case: reference }}
              className={classes.row}
              data-row
            >
              <span className={classes.words}>{customer}</span>
              <span className={classes.quiet}>
                <bdi>{subject}</bdi> ·{' '}
                <When at={at} zone={desks.find((desk) => desk.id === deskId)?.zone ?? 'UTC'} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
