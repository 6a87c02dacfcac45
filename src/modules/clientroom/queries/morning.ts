import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { BadNews, clientroomApi } from '../contract.ts';
import { theDayBefore } from '../the-day-before.ts';
import { deedsOf } from './deeds.ts';

type Day = { deskId: string; clientId: string; from: Instant; to: Instant };

/** What the client is to know of yesterday: what went wrong up to now, and what was done in its name. */
export async function morning(
  ctx: Context,
  { desk: named }: Input<typeof clientroomApi.morning>,
): Promise<Output<typeof clientroomApi.morning>> {
  const { id: deskId, clientId, zone } = await visibleDesk(ctx, named);
  const { day, from, to } = theDayBefore(ctx.now, zone);
  const of = { deskId, clientId, from, to };
  const [badNews, done] = await Promise.all([badNewsOf(ctx, of), deedsOf(ctx, of)]);
  return { day, badNews, done };
}

/** Of a question that was let pass, what became of the act that it was about. */
const whatHappenedInstead = sql`(select i.id from acts a
  join entries i on i.desk_id = a.desk_id and i.case_id = a.case_id and i.kind = 'act lapsed'
    and i.audience = 'companies' and (i.data ->> 'actId')::uuid = a.id
  where a.desk_id = t.desk_id and a.task_id = t.id and a.case_id = t.case_id limit 1)`;

const mostBadNews = 20;
const mostOfWhat = 300;

/**
 * Danger first, then what went wrong and the customer does not know, then what else did, who hears nothing though it is
 * time, and what the client let pass; of one kind the oldest first. What is held back for tact is not told here, either.
 */
async function badNewsOf(ctx: Context, { deskId, clientId, from }: Day): Promise<BadNews[]> {
  const { rows } = await sql<BadNews>`
    with news as (
      select 'danger' as kind, 1 as place, e.case_id, e.recorded_at as at, null::uuid as entry_id from entries e
      where e.desk_id = ${deskId} and e.kind = 'danger' and e.recorded_at >= ${from}
      union all
      select case when u.told_at is null then 'untold' else 'setback' end, case when u.told_at is null then 2 else 3 end,
        s.case_id, s.recorded_at, s.id
      from setbacks s
      left join setback_holds h on h.desk_id = s.desk_id and h.setback_id = s.id
      left join setback_told u on u.desk_id = s.desk_id and u.setback_id = s.id and u.whom = 'customer'
      where s.desk_id = ${deskId} and (s.recorded_at >= ${from} or u.told_at is null)
        and (h.setback_id is null or app.held_until(h) <= app.now())
      union all
      (select 'silence', 4, c.id, c.due, null from cases c
      where c.desk_id = ${deskId} and c.due < app.now() and c.state = 'open' order by c.due limit ${mostBadNews})
      union all
      select 'lapsed', 5, e.case_id, e.recorded_at, coalesce(${whatHappenedInstead}, e.id) from entries e
      join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
      where e.desk_id = ${deskId} and e.kind = 'task lapsed' and e.recorded_at >= ${from}
        and t.organization_id = ${clientId})
    select n.kind, n.at, c.desk_id, c.id as case_id, c.reference, w.subject, k.name as customer,
      left(said.text, ${mostOfWhat}) as what
    from (select * from news order by place, at limit ${mostBadNews}) n
    join cases c on c.desk_id = ${deskId} and c.id = n.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join entry_words said on said.desk_id = c.desk_id and said.entry_id = n.entry_id
    order by n.place, n.at, c.id`.execute(ctx.db);
  return rows;
}
