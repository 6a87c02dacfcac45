import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Found } from '../../../ui/search-field.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { DraftMark, sayReference } from '../../cases/web/index.ts';
import { useDrafted } from '../../conversations/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type FoundCase, type FoundCustomer, todayApi } from '../contract.ts';
import classes from './search-results.module.css';

/** What is found, by its kind; the last answer stays until the next one is here. */
export function SearchResults({ words }: { words: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const search = useAsk(todayApi.search, { q: words }, { keep: true });
  return (
    <Answered of={search} sentence={sentence}>
      {({ cases, messages, customers }) => {
        const count = cases.length + messages.length + customers.length;
        return (
          <>
            <Found>{count > 0 ? t('today.found', { count }) : t('today.nothingFound', { words })}</Found>
            {count === 0 && <p className={classes.hint}>{t('today.nothingFoundHint')}</p>}
            <Kind title={t('today.foundCases')} rows={cases}>
              {(one) => <CaseFound found={one} />}
            </Kind>
            <Kind title={t('today.foundCustomers')} rows={customers}>
              {(one) => <CustomerFound found={one} />}
            </Kind>
            <Kind title={t('today.foundMessages')} rows={messages}>
              {(one) => <CaseFound found={one} entryId={one.entryId} />}
            </Kind>
          </>
        );
      }}
    </Answered>
  );
}

type KindProps<T> = { title: string; rows: readonly T[]; children: (row: T) => ReactNode };

function Kind<T extends { deskId: string; caseId?: string; id?: string }>({
  title,
  rows,
  children,
}: KindProps<T>) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={classes.kind}>{title}</h2>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={`${row.deskId} ${row.caseId ?? row.id}`}>{children(row)}</li>
        ))}
      </ul>
    </section>
  );
}

function CaseFound({ found, entryId }: { found: FoundCase; entryId?: string }) {
  const organization = useOrganization();
  const drafted = useDrafted();
  const zone = useDeskZone(found.deskId);
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: found.reference }}
      hash={entryId}
      className={classes.result}
      data-row
    >
      <span className={classes.head}>
        {drafted.has(found.caseId) && <DraftMark />}
        <strong>{found.subject}</strong> {found.customer}
      </span>
      <span className={classes.aside}>
        <span className={classes.reference}>{sayReference(found.reference)}</span> ·{' '}
        <When at={found.at} zone={zone} />
      </span>
      <span className={classes.snippet}>
        <Marked {...found} />
      </span>
    </Link>
  );
}

function Marked({ snippet, marks }: Pick<FoundCase, 'snippet' | 'marks'>) {
  const starts = [0, ...marks.map(([, to]) => to)];
  return starts.map((start, at) => {
    const mark = marks[at];
    return (
      <span key={start}>
        {snippet.slice(start, mark?.[0])}
        {mark && <mark>{snippet.slice(...mark)}</mark>}
      </span>
    );
  });
}

function CustomerFound({ found: { id, desk, name, addresses, cases } }: { found: FoundCustomer }) {
  const organization = useOrganization();
  return (
    <Link
      to="/app/o/$organization/desks/$desk/customers/$customer"
      params={{ organization, desk, customer: id }}
      className={classes.result}
      data-row
    >
      <span className={classes.head}>
        <strong>{name}</strong> {addresses.join(', ')}
      </span>
      <span className={classes.snippet}>{cases.map(({ subject }) => subject).join(' · ')}</span>
    </Link>
  );
}
