import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { sayMoment } from '../../../ui/moment.ts';
import type { HandOffView } from '../../cases/contract.ts';
import { Face, useDeskZone, useMe } from '../../people/web/index.ts';
import { Mine, type Offered, Theirs } from './hand-off-answers.tsx';
import classes from './notice.module.css';

/** An offer that waits for its answer: who was offered the case answers, everybody else may take it back. */
export function HandOffNotice({ handOff, theCase }: Offered) {
  const me = useMe();
  const mine = me.data?.id === handOff.to.id;
  const title = useTitle(handOff, { theCase, mine });
  return (
    <section className={classes.notice} aria-label={title}>
      <h2>
        <Face who={mine ? handOff.from : handOff.to} /> {title}
      </h2>
      <Wish handOff={handOff} theCase={theCase} mine={mine} />
      <Briefing handOff={handOff} />
      <When handOff={handOff} theCase={theCase} />
      {mine ? <Mine handOff={handOff} theCase={theCase} /> : <Theirs handOff={handOff} theCase={theCase} />}
    </section>
  );
}

/** What happens, and when: one sentence each for whoever takes it and for everybody else. */
function useTitle(
  handOff: HandOffView,
  { theCase: { deskId, customer }, mine }: Pick<Offered, 'theCase'> & { mine: boolean },
) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const { from, to, acceptedAt, changesAt, heldBy } = handOff;
  if (acceptedAt === null || changesAt === null)
    return mine
      ? t('conversations.offeredToYou', { from: from.name })
      : t('conversations.offeredTo', { to: to.name });
  const values = { owner: from.name, to: to.name, customer: isolated(customer.name) };
  if (heldBy !== null)
    return t(mine ? 'conversations.agreedByYouHeld' : 'conversations.agreedByHeld', values);
  const when = sayMoment(Date.parse(changesAt), { now, zone, t });
  return t(mine ? 'conversations.agreedByYou' : 'conversations.agreedBy', { ...values, when });
}

/** Whoever takes it reads before what the customer would rather have; the owner honours it, or answers. */
function Wish({ handOff, theCase: { customer }, mine }: Offered & { mine: boolean }) {
  const { t } = useTranslation();
  const { from, to, customerSays, heldBy, acceptedAt } = handOff;
  if (heldBy === 'words')
    return <p>{t('conversations.heldByWords', { customer: isolated(customer.name) })}</p>;
  if (customerSays === null) return null;
  const says = customerSays === 'wait' ? 'conversations.wouldWait' : 'conversations.wouldHaveOther';
  return (
    <p>
      <strong>{t(says, { customer: isolated(customer.name), owner: from.name, to: to.name })}</strong>{' '}
      {heldBy !== null && !mine && t('conversations.honourOrAnswer')}
      {heldBy !== null && mine && acceptedAt === null && t('conversations.tellThemWhy')}
    </p>
  );
}

/** By when it is answered, and when the person changes then. */
function When({ handOff, theCase: { deskId, customer } }: Offered) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const { acceptedAt, answerBy, changesAt, briefing } = handOff;
  if (acceptedAt !== null) return null;
  const say = (at: string) => sayMoment(Date.parse(at), { now, zone, t });
  const values = { customer: isolated(customer.name) };
  return (
    <>
      <p>{t('conversations.answerBy', { when: say(answerBy) })}</p>
      {changesAt === null && <p>{t('conversations.cannotWait', { why: briefing.cannotWait })}</p>}
      {changesAt !== null && Date.parse(changesAt) > now && (
        <p>{t('conversations.changesNotBefore', { ...values, when: say(changesAt) })}</p>
      )}
    </>
  );
}

const parts = [
  'situation',
  'background',
  'assessment',
  'recommendation',
  'promised',
  'doNotAskAgain',
] as const;

function Briefing({ handOff: { briefing } }: { handOff: HandOffView }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.briefing}>
      {parts
        .filter((part) => briefing[part] !== '')
        .map((part) => (
          <div key={part}>
            <dt>{t(`conversations.${part}`)}</dt>
            <dd>{briefing[part]}</dd>
          </div>
        ))}
    </dl>
  );
}
