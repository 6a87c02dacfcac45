import type { TFunction } from 'i18next';
import type { CaseView } from '../../cases/contract.ts';
import { sayReference } from '../../cases/web/index.ts';

type Offer = CaseView['joinOffers'][number];
type Joined = Pick<CaseView, 'customer'>;

/** What a mail says of another case, and what joining the two would mean. */
export function sayJoinOffer({ customer }: Joined, offer: Offer, t: TFunction): string[] {
  const { reference, subject, state, customer: other } = offer;
  const sentences = [t('conversations.joinOffer', { reference: sayReference(reference), subject })];
  if (state === 'ended') sentences.push(t('conversations.joinReopens'));
  if (other.id !== customer.id) {
    const addresses = customer.contactPoints.map(({ address }) => address).join(', ');
    sentences.push(t('conversations.joinLetsIn', { addresses, name: other.name }));
  }
  return sentences;
}
