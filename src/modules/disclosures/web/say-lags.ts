import type { TFunction } from 'i18next';
import { saySpan } from '../../../ui/duration.ts';
import { type Lags, lagDays } from '../contract.ts';

/** How long half of them waited until they were told, or that half have not been, with what is counted. */
export function sayLags({ customer, client }: Lags, count: number, t: TFunction): string {
  const span = (minutes: number) => saySpan(minutes * 60_000, t('language'));
  return [
    customer.minutes === null
      ? t('disclosures.fewerCustomers')
      : t('disclosures.customerWithin', { span: span(customer.minutes) }),
    client.minutes === null
      ? t('disclosures.lessToClient')
      : t('disclosures.clientWithin', { span: span(client.minutes) }),
    t('disclosures.lagOf', {
      ...{ days: lagDays, count },
      ...{ customerWaits: customer.waiting, clientWaits: client.waiting },
    }),
  ].join(' ');
}
