import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { medianWithOpen } from '../../../platform/statistics/median-with-open.ts';
import { visibleDesk } from '../../desks/index.ts';
import { type disclosuresApi, lagDays } from '../contract.ts';

type Lag = { customer: number; isCustomerTold: boolean; client: number; isClientTold: boolean };

/** Of fewer than so many nothing is said. */
const fewest = 5;

/** How long it takes until customer and client hear of what a company on the desk knows, as minutes. */
export async function disclosureLag(
  ctx: Context,
  { desk: named }: Input<typeof disclosuresApi.lag>,
): Promise<Output<typeof disclosuresApi.lag>> {
  const { id: deskId } = await visibleDesk(ctx, named);
  const { rows } = await sql<Lag>`
    select u.told_at is not null as is_customer_told, l.told_at is not null as is_client_told,
      greatest(extract(epoch from coalesce(u.told_at, app.now()) - k.at) / 60, 0)::float8 as customer,
      greatest(extract(epoch from coalesce(l.told_at, app.now()) - k.at) / 60, 0)::float8 as client
    from setbacks s
    cross join lateral (select min(n.at) as at from setback_known n
      where n.desk_id = s.desk_id and n.setback_id = s.id) k
    left join setback_told u on u.desk_id = s.desk_id and u.setback_id = s.id and u.whom = 'customer'
    left join setback_told l on l.desk_id = s.desk_id and l.setback_id = s.id and l.whom = 'client'
    where s.desk_id = ${deskId} and k.at >= app.now() - make_interval(days => ${lagDays})`.execute(ctx.db);
  const sides = () => ({
    customer: lagOf(rows.map((one) => ({ lag: one.customer, isTold: one.isCustomerTold }))),
    client: lagOf(rows.map((one) => ({ lag: one.client, isTold: one.isClientTold }))),
  });
  return { count: rows.length, lags: rows.length < fewest ? null : sides() };
}

function lagOf(all: readonly { lag: number; isTold: boolean }[]) {
  const lags = (isTold: boolean) => all.filter((one) => one.isTold === isTold).map(({ lag }) => lag);
  const median = medianWithOpen(lags(true), lags(false));
  return { minutes: median === null ? null : Math.floor(median), waiting: lags(false).length };
}
