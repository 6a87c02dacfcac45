import { useTranslation } from 'react-i18next';
import { saySpan } from '../../../ui/duration.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { useAsk } from '../../../web/api.ts';
import { disclosuresApi, fewestForLag, lagDays } from '../contract.ts';

/** How long customer and client wait for bad news on a desk, with what is counted. */
export function DisclosureLag({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(disclosuresApi.lag, { desk });
  if (!data || data.count < fewestForLag) return null;
  const { count, customer, client } = data;
  const within = (minutes: number | null) =>
    minutes === null ? t('disclosures.notReached') : saySpan(minutes * 60_000, t('language'));
  return (
    <Quiet>
      {t('disclosures.lag', { customer: within(customer.minutes), client: within(client.minutes) })}{' '}
      {t('disclosures.lagOf', {
        days: lagDays,
        count,
        customerWaits: customer.waiting,
        clientWaits: client.waiting,
      })}
    </Quiet>
  );
}
