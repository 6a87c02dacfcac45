import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Problem } from '../../../ui/answered.tsx';
import { calledName } from '../../../ui/called-name.ts';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type CustomerView, customersApi, type Fact } from '../contract.ts';
import { AddFact } from './add-fact.tsx';
import classes from './facts-card.module.css';

type FactsCardProps = {
  customer: CustomerView;
  deskId: string;
  /** What is sensitive, for whoever asks for it. */
  covered: (fact: Fact) => ReactNode;
  /** Where the words stand in which it was said. */
  learntFrom: (from: NonNullable<Fact['learntFrom']>) => ReactNode;
};

/** What anyone learnt about the customer, so that nobody asks again; what is true no longer stays readable below. */
export function FactsCard({ customer, deskId, ...shown }: FactsCardProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  useActions([{ says: t('customers.addFact'), act: () => setAdding(true) }]);
  const known = customer.facts.filter(({ ended }) => ended === null);
  const former = customer.facts.filter(({ ended }) => ended !== null);
  const listed = (facts: readonly Fact[]) => (
    <ul>
      {facts.map((fact) => (
        <KnownFact key={fact.id} {...{ fact, deskId, ...shown }} />
      ))}
    </ul>
  );
  return (
    <Card title={t('customers.facts')}>
      {known.length === 0 && <Empty>{t('customers.noFacts')}</Empty>}
      {listed(known)}
      {adding ? (
        <AddFact customer={customer} deskId={deskId} close={() => setAdding(false)} />
      ) : (
        <Verb plain onPress={() => setAdding(true)}>
          {t('customers.addFact')}
        </Verb>
      )}
      {former.length > 0 && (
        <details className={classes.former}>
          <summary>{t('customers.former', { count: former.length })}</summary>
          {listed(former)}
        </details>
      )}
    </Card>
  );
}

type KnownFactProps = { fact: Fact } & Omit<FactsCardProps, 'customer'>;

function KnownFact({ fact, deskId, covered, learntFrom }: KnownFactProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  const { text, doNotAskAgain, confirmed, ended } = fact;
  const words = text ?? covered(fact);
  return (
    <li className={classes.fact}>
      <span>
        {words}
        {doNotAskAgain && ended === null && ` ${t('customers.doNotAsk')}`}
      </span>
      <span className={classes.learnt}>
        {fact.learntBy && `${calledName(fact.learntBy.name)}, `}
        <When at={fact.learntAt} zone={zone} />
        {fact.learntFrom && <> · {learntFrom(fact.learntFrom)}</>}
        {confirmed && (
          <>
            {' · '}
            {t('customers.confirmedBy', { who: calledName(confirmed.by) })}{' '}
            <When at={confirmed.at} zone={zone} />
          </>
        )}
        {ended && (
          <>
            {' · '}
            {t('customers.endedBy', { who: calledName(ended.by) })} <When at={ended.at} zone={zone} />
          </>
        )}
      </span>
      {ended === null && <CheckFact fact={fact} deskId={deskId} />}
    </li>
  );
}

function CheckFact({ fact, deskId }: { fact: Fact; deskId: string }) {
  const { t } = useTranslation();
  const check = useCommand(customersApi.checkFact, {
    done: ({ stillTrue }) => say(t(stillTrue ? 'customers.confirmed' : 'customers.ended')),
  });
  const problem = useProblem(check);
  const about = fact.text ?? t('customers.sensitive');
  const verb = (stillTrue: boolean) => (
    <Verb
      plain
      label={t(stillTrue ? 'customers.stillTrueOf' : 'customers.trueNoLongerOf', { fact: about })}
      disabled={check.isPending}
      onPress={() => check.mutate({ desk: deskId, fact: fact.id, stillTrue })}
    >
      {t(stillTrue ? 'customers.stillTrue' : 'customers.trueNoLonger')}
    </Verb>
  );
  return (
    <span className={classes.checks}>
      {verb(true)}
      {verb(false)}
      <Problem sentence={problem} />
    </span>
  );
}
