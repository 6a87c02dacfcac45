import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { languageName } from '../../../ui/language-names.ts';
import { When } from '../../../ui/when.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { sayReference } from '../../cases/web/index.ts';
import { ThingWords } from '../../customers/web/index.ts';
import type { Me } from '../../people/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { briefOf } from './brief.ts';
import classes from './brief-sheet.module.css';
import { whatIsNext, whatWasPromised, whoDoesWhat } from './glance.ts';

/** One page of a case, made from its line, as far as whoever reads may see it. */
export function BriefSheet({ theCase, me }: { theCase: CaseView; me: Me }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const told = { now, zone, t };
  const { customer, owner, standIn, reference, desk, openedAt } = theCase;
  const { wants, tried, doNotAsk, known, covered, last } = briefOf(theCase, told);
  const promised = whatWasPromised(theCase, told);
  const doing = whoDoesWhat(theCase, told);
  return (
    <article className={classes.brief}>
      <p className={classes.next}>
        {whatIsNext(theCase, { id: me.id, organizationId: me.organization.id }, told)}
      </p>
      <Part title={t('tasks.brief.who')}>
        <p>
          <bdi>{customer.name}</bdi> · {languageName(customer.language, t('language'))} ·{' '}
          {sayReference(reference)} · <bdi>{desk}</bdi> · {t('tasks.brief.since')}{' '}
          <When at={openedAt} zone={zone} />
        </p>
        <p>
          {t('cases.ownedBy', { name: owner.name })}
          {owner.organization && `, ${owner.organization}`}
          {standIn && ` · ${t('cases.standsIn', { name: standIn.name })}`}
        </p>
      </Part>
      <Part title={t('tasks.brief.wants')}>
        <p className={classes.words}>{wants}</p>
      </Part>
      {customer.things.length > 0 && (
        <Part title={t('customers.things')}>
          <ul>
            {customer.things.slice(0, 3).map((thing) => (
              <li key={thing.id}>
                <ThingWords thing={thing} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {(promised || doing.length > 0) && (
        <Part title={t('tasks.brief.promised')}>
          <Lines lines={[...(promised ? [promised] : []), ...doing.map(({ words }) => words)]} />
        </Part>
      )}
      {tried.length > 0 && (
        <Part title={t('tasks.brief.tried')}>
          <ul>
            {tried.map(({ id, at, words }) => (
              <li key={id}>
                <When at={at} zone={zone} className={classes.quiet} /> {words}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {doNotAsk.length > 0 && (
        <Part title={t('tasks.brief.doNotAsk')}>
          <Lines lines={doNotAsk} />
        </Part>
      )}
      {(known.length > 0 || covered > 0) && (
        <Part title={t('customers.facts')}>
          <Lines lines={[...known, ...(covered > 0 ? [t('tasks.brief.covered', { count: covered })] : [])]} />
        </Part>
      )}
      {last && (
        <Part title={t('tasks.brief.last')}>
          <p className={classes.quiet}>
            <bdi>{last.who}</bdi> · <When at={last.at} zone={zone} />
          </p>
          <p className={classes.words}>{last.words}</p>
        </Part>
      )}
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {[...new Set(lines)].map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
