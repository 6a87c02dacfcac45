import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { sayReference } from '../../cases/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';
import classes from './search-results.module.css';

type Found = Output<typeof todayApi.search>['items'][number];

export function SearchResults({ words }: { words: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const search = useAsk(todayApi.search, { q: words }, { keep: true });
  return (
    <Answered of={search} sentence={sentence}>
      {({ items }) => (
        <>
          <p role="status" className={classes.count}>
            {items.length > 0 ? t('today.found', { count: items.length }) : ''}
          </p>
          {items.length === 0 && <Empty>{t('today.nothingFound')}</Empty>}
          <ul className={classes.list} aria-label={t('today.search')}>
            {items.map((found) => (
              <li key={`${found.caseId} ${found.entryId} ${found.in}`}>
                <Result found={found} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}

function Result({ found }: { found: Found }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(found.deskId);
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: found.reference }}
      className={classes.result}
      data-row
    >
      <span className={classes.head}>
        <strong>{found.subject}</strong> {found.customer}
      </span>
      <span className={classes.aside}>
        <span className={classes.reference}>{sayReference(found.reference)}</span> ·{' '}
        {t(`today.in.${found.in}`)} · <When at={found.at} zone={zone} />
      </span>
      <span className={classes.snippet}>{found.snippet}</span>
    </Link>
  );
}
