import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { saySpan } from '../../../ui/duration.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseView } from '../../cases/contract.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import type { SetbackView } from '../contract.ts';
import { mayMarkSetbacks } from '../policy.ts';
import { KnownEarlierDialog } from './known-earlier-dialog.tsx';
import classes from './setbacks.module.css';
import { useSetbacks } from './use-setbacks.ts';

/** Since when each is known, and when customer and client were told; kept for ever. */
export function SetbacksCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const setbacks = useSetbacks(theCase);
  if (setbacks.length === 0) return null;
  return (
    <Card title={t('disclosures.card')}>
      <ul className={classes.setbacks}>
        {setbacks.map((setback) => (
          <li key={setback.id}>
            <Setback theCase={theCase} setback={setback} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Setback({ theCase, setback }: { theCase: CaseView; setback: SetbackView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const actor = useActor();
  const [earlier, setEarlier] = useState(false);
  const { name } = theCase.customer;
  const { what, knownAt, knownBy, customerToldAt, clientToldAt, held } = setback;
  const at = (moment: string) => sayMoment(Date.parse(moment), { now, zone, t });
  const told = (moment: string) => ({
    moment: at(moment),
    lag: saySpan(Math.max(Date.parse(moment) - Date.parse(knownAt), 0), t('language')),
  });
  const client = clientToldAt ? t('disclosures.clientTold', told(clientToldAt)) : t('disclosures.clientNot');
  return (
    <>
      <p className={classes.what}>{what}</p>
      <p className={classes.quiet}>
        {[
          t('disclosures.knownSince', { moment: at(knownAt), company: knownBy }),
          customerToldAt
            ? t('disclosures.customerTold', { name, ...told(customerToldAt) })
            : `${t('disclosures.doesNotKnow', { name })}.`,
          held ? t('disclosures.held', { who: held.by, moment: at(held.until) }) : client,
        ].join(' ')}
      </p>
      {actor !== null && mayMarkSetbacks(actor, theCase.deskId) && (
        <Verb plain onPress={() => setEarlier(true)}>
          {t('disclosures.earlier')}
        </Verb>
      )}
      {earlier && <KnownEarlierDialog setback={setback} close={() => setEarlier(false)} />}
    </>
  );
}
