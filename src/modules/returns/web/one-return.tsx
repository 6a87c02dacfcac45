import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayMoney } from '../../../platform/money.ts';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { When } from '../../../ui/when.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { begunOn, MarkGap } from '../../knowledge/web/index.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import type { ReturnView } from '../contract.ts';
import { mayKeepReturns } from '../policy.ts';
import { CallOffForm } from './call-off-form.tsx';
import { FoundForm } from './found-form.tsx';
import classes from './returns.module.css';
import { sayThing } from './say-return.ts';

type OneReturnProps = { theCase: CaseView; one: ReturnView; isLatest: boolean };

/** What comes back and why, how it stands, and what can be said of it now. */
export function OneReturn({ theCase, one, isLatest }: OneReturnProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(one.deskId);
  const { kind, reason, failedAt, tried, cost, by, at } = one;
  return (
    <>
      <p className={classes.thing}>
        <bdi>{sayThing(one, t)}</bdi>
      </p>
      {reason === null ? (
        <p className={classes.quiet}>{t('returns.noReason')}</p>
      ) : (
        <p className={classes.words}>{reason}</p>
      )}
      {failedAt && <p className={classes.words}>{t('returns.failedAtIs', { step: isolated(failedAt) })}</p>}
      {tried && <p className={classes.words}>{t('returns.triedIs', { tried: isolated(tried) })}</p>}
      <p className={classes.quiet}>
        {[t(`returns.forWhat.${kind}`), cost && sayMoney(cost, t('language'))].filter(Boolean).join(' · ')} ·{' '}
        <bdi>{by.name}</bdi>, {by.organization} · <When at={at} zone={zone} />
      </p>
      <HowItStands one={one} />
      <WhatNow theCase={theCase} one={one} isLatest={isLatest} />
    </>
  );
}

function HowItStands({ one: { deskId, calledOff, inspections } }: { one: ReturnView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  if (calledOff) {
    return (
      <>
        <p className={classes.state}>{t('returns.calledOff', { name: calledOff.by })}</p>
        {calledOff.words && <p className={classes.words}>{calledOff.words}</p>}
      </>
    );
  }
  if (inspections.length === 0) return <p className={classes.state}>{t('returns.onItsWay')}</p>;
  return inspections.map(({ id, found, words, cost, by, organization, at }) => (
    <div key={id}>
      <p className={classes.state}>{t(`returns.found.${found}`)}</p>
      {words && <p className={classes.words}>{words}</p>}
      <p className={classes.quiet}>
        {by !== '' && (
          <>
            <bdi>{by}</bdi>,{' '}
          </>
        )}
        {organization} · <When at={at} zone={zone} />
        {cost && ` · ${sayMoney(cost, t('language'))}`}
      </p>
    </div>
  ));
}

/** Where no fault was found, one press begins a gap with what the customer said of it. */
function WhatNow({ theCase, one, isLatest }: OneReturnProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [doing, set] = useState<'found' | 'off' | 'gap' | null>(null);
  const may = actor !== null && mayKeepReturns(actor, one.deskId);
  const [last] = one.inspections;
  const acts = {
    found: may && one.calledOff === null,
    off: may && one.calledOff === null && !last,
    gap: may && last?.found === 'no fault found',
  };
  const names = {
    found: t('returns.whatFound'),
    off: t('returns.callOff'),
    gap: t('returns.toGap'),
  };
  const possible = (['gap', 'found', 'off'] as const).filter((act) => acts[act]);
  useActions(isLatest ? possible.map((act) => ({ says: names[act], act: () => set(act) })) : []);
  const stop = () => set(null);
  const thing = sayThing(one, t);
  const labels = {
    found: t('returns.whatFoundOf', { thing }),
    off: t('returns.callOffOf', { thing }),
    gap: t('returns.toGapOf', { thing }),
  };
  if (doing === 'found') return <FoundForm one={one} close={stop} />;
  if (doing === 'off') return <CallOffForm one={one} close={stop} />;
  return (
    <>
      <div className={classes.actions}>
        {possible.map((act) => (
          <Verb key={act} plain={act !== 'gap'} label={labels[act]} onPress={() => set(act)}>
            {names[act]}
          </Verb>
        ))}
      </div>
      {doing === 'gap' && (
        <MarkGap
          desk={theCase.deskId}
          caseId={theCase.id}
          about={one.id}
          begun={{
            ...begunOn(theCase),
            ...(one.reason !== null && { words: one.reason.slice(0, mostWords) }),
            ...{ make: one.make ?? '', model: one.model ?? '', versions: one.version ?? '' },
          }}
          searches={[]}
          kept={() => {}}
          close={stop}
        />
      )}
    </>
  );
}

/** That a gap takes. */
const mostWords = 300;
