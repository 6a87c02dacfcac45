import { useTranslation } from 'react-i18next';
import { sayMoney } from '../../../platform/money.ts';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { sayDay, sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseView, CustomerAsks } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import classes from './notice.module.css';
import { type AskOf, isUnheard, openAsks } from './open-asks.ts';

/** What the customer asked for on their page, until somebody has answered them. */
export function AsksNotices({ theCase, write }: { theCase: CaseView; write: () => void }) {
  if (theCase.state === 'ended' || theCase.state === 'joined') return null;
  return openAsks(theCase.entries).map(({ id, wish }) => (
    <AsksNotice key={id} theCase={theCase} wish={wish} write={write} />
  ));
}

type AsksNoticeProps = { theCase: CaseView; wish: CustomerAsks; write: () => void };

function AsksNotice({ theCase, wish, write }: AsksNoticeProps) {
  const { t } = useTranslation();
  const now = useNow();
  const customer = isolated(theCase.customer.name);
  const day = wish.asks === 'date' ? sayDay(Date.parse(wish.on), { now, zone: 'UTC', t }) : '';
  const title = t(`conversations.asks.${wish.asks}`, { customer, day });
  return (
    <section className={classes.notice} aria-label={title}>
      <h2>{title}</h2>
      {wish.asks === 'stop' && <Stop theCase={theCase} wish={wish} />}
      {wish.asks === 'date' && (
        <p>
          {t(`conversations.asks.of ${wish.of}`)} {t('conversations.asks.sayDate', { customer })}
        </p>
      )}
      {wish.asks === 'person' && (
        <p>{t('conversations.asks.sayPerson', { customer, owner: theCase.owner.name })}</p>
      )}
      <div className={classes.actions}>
        <Verb onPress={write}>{t('conversations.asks.write', { customer })}</Verb>
      </div>
    </section>
  );
}

function Stop({ theCase, wish }: { theCase: CaseView; wish: AskOf<'stop'> }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const { entries, customer } = theCase;
  const ordered = entries.find(({ kind, taskId }) => kind === 'task asked' && taskId === wish.stops);
  const told = t(`conversations.asks.${isUnheard(entries, wish) ? 'stopUnheard' : 'stopTold'}`);
  const values = {
    asks: isolated(ordered?.text ?? ''),
    whom: ordered?.askedOf ?? '',
    moment: sayMoment(Date.parse(wish.until), { now, zone, t }),
  };
  return (
    <>
      <p>
        {t('conversations.asks.stopUntil', values)} {told}
      </p>
      <p>
        {wish.cost && t('conversations.asks.stopCost', { cost: sayMoney(wish.cost, t('language')) })}{' '}
        {t('conversations.asks.sayStopped', { customer: isolated(customer.name) })}
      </p>
    </>
  );
}
