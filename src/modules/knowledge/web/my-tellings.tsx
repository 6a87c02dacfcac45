import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { knowledgeApi } from '../contract.ts';
import classes from './articles.module.css';

/** Whose cases are mine and what they asked about has changed, the longest known first. */
export function MyTellings() {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { data } = useAsk(knowledgeApi.myTellings, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('knowledge.gap.toTell')}>
      <ul className={classes.list}>
        {data.items.map(({ gapId, caseId, reference, customer, words, language }) => (
          <li key={`${gapId} ${caseId}`}>
            <Link
              to="/app/o/$organization/cases/$case"
              params={{ organization, case: reference }}
              className={classes.row}
              data-row
            >
              <span className={classes.words}>{customer}</span>
              <span className={classes.quiet} lang={language}>
                {words}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
