import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../../cases/contract.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import { beginCall, useCallUp } from '../../conversations/web/index.ts';
import { useActor } from '../../people/web/index.ts';
import classes from './returns.module.css';

type CallNowProps = { theCase: CaseView; close: () => void };

/** Offered once, where whoever may ring them knows a number and does not speak with them already; what was written is there again after the call. */
export function CallNow({ theCase, close }: CallNowProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const organizationId = useOrganization();
  const isOnCall = useCallUp() !== undefined;
  const { id: caseId, deskId, customer } = theCase;
  const { name } = customer;
  const numbers = customer.contactPoints.filter(({ kind }) => kind === 'phone');
  const may = actor !== null && maySpeakToCustomers(actor, deskId);
  if (!may || isOnCall || numbers.length === 0) return null;
  const ring = () => {
    close();
    beginCall({ deskId, organizationId, who: name }, { customerId: customer.id, caseId, direction: 'out' });
  };
  return (
    <div className={classes.call}>
      <p>{t('returns.callNow', { name })}</p>
      <div className={classes.actions}>
        <Verb onPress={ring}>{t('returns.ring', { name })}</Verb>
        {numbers.map(({ id, address }) => (
          <a key={id} href={`tel:${address}`}>
            <bdi>{address}</bdi>
          </a>
        ))}
      </div>
    </div>
  );
}
