import { type RawBuilder, sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { isUnknown } from '../../demand/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Costed, CostedCase, costsApi } from '../contract.ts';
import { mayReckon } from '../policy.ts';
import { windowOf } from './window.ts';

export type Within = { deskId: string; from: Instant; until: Instant };

/** What failure caused within some weeks: each with its case, when it was, and what is known of its cost. */
export const sources: Record<Costed, (within: Within) => RawBuilder<unknown>> = {
  // What was done and was not good enough.
  rework: ({ deskId, from, until }) => sql`
    select e.id, e.case_id, e.recorded_at as at, null::bigint as amount_minor, null::text as currency
    from entries e
    where e.desk_id = ${deskId} and e.kind = 'task asked again' and e.recorded_at >= ${from} and e.recorded_at < ${until}`,
  // Of the return itself and of looking at it, where that is known.
  returns: ({ deskId, from, until }) => sql`
    select r.id, r.case_id, r.recorded_at as at, coalesce(r.currency, i.currency) as currency,
      case when r.currency is null or i.currency is null or r.currency = i.currency
        then nullif(coalesce(r.amount_minor, 0) + coalesce(i.amount_minor, 0), 0) else r.amount_minor end as amount_minor
    from returns r
    left join lateral (select l.amount_minor, l.currency from return_inspections l
      where l.desk_id = r.desk_id and l.return_id = r.id and l.amount_minor is not null
      order by l.recorded_at desc, l.id desc limit 1) i on true
    where r.desk_id = ${deskId} and r.found = 'no fault found' and not r.called_off
      and r.recorded_at >= ${from} and r.recorded_at < ${until}`,
  // What was given back or let off, where a contact of the case should not have been necessary.
  credits: ({ deskId, from, until }) => sql`
    select a.id, a.case_id, coalesce(a.settled_at, a.recorded_at) as at, a.amount_minor, a.currency
    from acts a
    where a.desk_id = ${deskId} and a.measure = 'money' and a.state in ('done', 'agreed')
      and a.kind in ('refund', 'discount') and coalesce(a.settled_at, a.recorded_at) >= ${from}
      and coalesce(a.settled_at, a.recorded_at) < ${until}
      and exists (
        with recursive family (id) as (
          select a.case_id union select c.id from family f join cases c on c.desk_id = a.desk_id and c.joined_to_id = f.id)
        select from family f
        join demand_marks m on m.desk_id = a.desk_id and m.case_id = f.id and m.demand = 'failure'
        join entries e on e.desk_id = m.desk_id and e.id = m.entry_id
        where not ${isUnknown}
          and not exists (select from demand_marks l where l.desk_id = m.desk_id and l.entry_id = m.entry_id
            and (l.recorded_at, l.id) > (m.recorded_at, m.id)))`,
};

/** The cases behind a figure of the last whole weeks, the latest first. */
export async function costed(
  ctx: Context,
  { desk, weeks, of, limit = 50, cursor }: Input<typeof costsApi.costed>,
): Promise<Output<typeof costsApi.costed>> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  permit(mayReckon(ctx.actor, deskId));
  const { from, until } = windowOf(ctx, { zone, weeks });
  const source = sources[of]({ deskId, from, until });
  const last = readCursor(cursor, ById)?.[0] ?? null;
  const { rows } = await sql<CostedCase>`
    with found as (${source})
    select f.id, c.desk_id, f.case_id, c.reference, w.subject, k.name as customer, f.at,
      case when f.amount_minor is not null
        then jsonb_build_object('minor', f.amount_minor, 'currency', f.currency) end as amount
    from found f
    join cases c on c.desk_id = ${deskId} and c.id = f.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where ${last}::uuid is null or (f.at, f.id) < (select l.at, l.id from found l where l.id = ${last})
    order by f.at desc, f.id desc limit ${limit + 1}`.execute(ctx.db);
  return page(rows, limit, ({ id }) => writeCursor(id));
}
