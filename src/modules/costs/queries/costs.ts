import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { countedByWeek, markedOf } from '../../demand/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { CostPicture, costsApi } from '../contract.ts';
import { type Counted, costOfFailure } from '../measures/cost-of-failure.ts';
import { mayPrice, mayReckon } from '../policy.ts';
import { sources, type Within } from './costed.ts';
import { newestRates } from './newest-rates.ts';
import { windowOf } from './window.ts';

/** What failure cost in the last whole weeks: what is counted, and apart from it what may be lost. */
export async function costs(
  ctx: Context,
  { desk, weeks }: Input<typeof costsApi.costs>,
): Promise<CostPicture> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  permit(mayReckon(ctx.actor, deskId));
  const { starts, from, until, said } = windowOf(ctx, { zone, weeks });
  const contacts = await countedByWeek(ctx, { deskId, zone }, { starts, ends: until });
  const { failure, unmarked } = markedOf(contacts.filter((one) => !one.isUnknown));
  const rates = await newestRates(ctx, deskId);
  const { otherCurrency, ...found } = await counts(ctx, { deskId, from, until }, rates?.currency ?? null);
  const counted = { ...found, contacts: failure };
  return {
    deskId,
    window: said,
    rates: rates ?? null,
    counted: {
      contacts: failure,
      rework: found.reworks,
      returns: found.returns.count,
      credits: found.credits.count,
    },
    cost: rates
      ? {
          ...costOfFailure(counted, rates),
          paid: rates.priceMinor === null ? null : failure * rates.priceMinor,
        }
      : null,
    mayPrice: mayPrice(ctx.actor, deskId),
    leftOut: { unmarked, otherCurrency },
  };
}

type Found = Omit<Counted, 'contacts'> & { otherCurrency: number };

/** Amounts in another currency are not added: a return counts as one usually does, and a credit is said apart. */
async function counts(ctx: Context, within: Within, currency: string | null): Promise<Found> {
  const { rows } = await sql<Found>`
    with sent_back as (${sources.returns(within)}), credits as (${sources.credits(within)})
    select (select count(*)::int from (${sources.rework(within)}) again) as reworks,
      (select jsonb_build_object('count', count(*), 'known', count(*) filter (where currency = ${currency}),
        'knownMinor', coalesce(sum(amount_minor) filter (where currency = ${currency}), 0)) from sent_back) as returns,
      (select jsonb_build_object('count', count(*) filter (where ${currency}::text is null or currency = ${currency}),
        'minor', coalesce(sum(amount_minor) filter (where currency = ${currency}), 0)) from credits) as credits,
      (select count(*)::int from (select currency from credits union all select currency from sent_back) known
        where currency <> ${currency}) as other_currency,
      (select count(distinct c.customer_id)::int from sent_back s
        join returns r on r.desk_id = ${within.deskId} and r.id = s.id and r.kind = 'refund'
        join cases c on c.desk_id = ${within.deskId} and c.id = s.case_id) as lost`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw new Error('a row of counts is one row');
  return found;
}
