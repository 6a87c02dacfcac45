import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayMoney } from '../../../platform/money.ts';
import { Answered } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { LoadingCards } from '../../../ui/loading.tsx';
import { sayDate } from '../../../ui/moment.ts';
import { sayNumber } from '../../../ui/say-numbers.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import tables from '../../demand/web/chart.module.css';
import { type CostPicture, costsApi } from '../contract.ts';
import { HowCounted } from './how-counted.tsx';
import { RatesDialog } from './rates-dialog.tsx';

/** What failure costs: counted first, and apart from it what may be lost. */
export function CostsScreen({ desk, weeks }: { desk: string; weeks: number }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const picture = useAsk(costsApi.costs, { desk, weeks }, { keep: true });
  const [saying, sayRates] = useState(false);
  const begin = () => sayRates(true);
  const verb = t(picture.data?.rates ? 'costs.change' : 'costs.say');
  useActions(picture.data ? [{ says: verb, act: begin }] : []);
  return (
    <Answered of={picture} sentence={sentence} loading={<LoadingCards heights={[280, 120]} />}>
      {(found) => (
        <>
          <p>
            {t('costs.window', {
              from: sayDate(found.window.from, t('language')),
              until: sayDate(found.window.until, t('language')),
              zone: found.window.zone,
            })}
          </p>
          <CountedCard desk={desk} found={found} />
          {found.cost && found.rates && <Lost found={found} />}
          {!found.rates && <p>{t('costs.noRates')}</p>}
          <p>
            <Verb primary={!found.rates} onPress={begin}>
              {verb}
            </Verb>
          </p>
          {saying && (
            <RatesDialog
              desk={desk}
              deskId={found.deskId}
              rates={found.rates}
              mayPrice={found.mayPrice}
              close={() => sayRates(false)}
            />
          )}
        </>
      )}
    </Answered>
  );
}

const parts = ['contacts', 'rework', 'returns', 'credits'] as const;

function CountedCard({ desk, found }: { desk: string; found: CostPicture }) {
  const { t } = useTranslation();
  const { cost, counted, rates } = found;
  const amount = (minor: number) =>
    rates ? sayMoney({ minor, currency: rates.currency }, t('language')) : '';
  return (
    <Card title={t('costs.counted')} spaced>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('costs.kind')}</th>
            <th scope="col">{t('costs.count')}</th>
            {cost && <th scope="col">{t('costs.amount')}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <td>{t(`costs.part.${part}`)}</td>
              <td>
                <Behind desk={desk} weeks={found.window.weeks} part={part} count={counted[part]} />
              </td>
              {cost && <td>{amount(cost[part].minor)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {cost && rates && (
        <>
          <p>
            <strong>{t('costs.together', { amount: amount(cost.total) })}</strong>
          </p>
          {cost.paid !== null && rates.priceMinor !== null && counted.contacts > 0 && (
            <p>
              {t('costs.paid', {
                count: counted.contacts,
                price: amount(rates.priceMinor),
                amount: amount(cost.paid),
              })}
            </p>
          )}
        </>
      )}
      <HowCounted found={found} />
    </Card>
  );
}

type BehindProps = { desk: string; weeks: number; part: (typeof parts)[number]; count: number };

function Behind({ desk, weeks, part, count }: BehindProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const params = { organization, desk };
  const said = sayNumber(count, t);
  const label = t('costs.see', { count, name: t(`costs.part.${part}`) });
  if (part === 'contacts')
    return (
      <Link
        to="/app/o/$organization/desks/$desk/demand/contacts"
        params={params}
        search={{ which: 'failure', weeks }}
        aria-label={label}
      >
        {said}
      </Link>
    );
  return (
    <Link
      to="/app/o/$organization/desks/$desk/demand/costs/cases"
      params={params}
      search={{ of: part, weeks }}
      aria-label={label}
    >
      {said}
    </Link>
  );
}

function Lost({ found: { cost, rates } }: { found: CostPicture }) {
  const { t } = useTranslation();
  if (!cost || !rates) return null;
  const { lost, total } = cost;
  const amount = (minor: number) => sayMoney({ minor, currency: rates.currency }, t('language'));
  return (
    <Card title={t('costs.lost')} spaced>
      {lost === null ? (
        <p>{t('costs.noLost')}</p>
      ) : (
        <>
          <p>
            {t('costs.lostIs', { count: lost.customers, low: amount(lost.low), high: amount(lost.high) })}
          </p>
          {lost.high > 0 && (
            <p>{t('costs.range', { low: amount(total), high: amount(total + lost.high) })}</p>
          )}
          <p>{t('costs.lostHow', { worth: amount(rates.saleMinor ?? 0), name: rates.by })}</p>
        </>
      )}
    </Card>
  );
}
