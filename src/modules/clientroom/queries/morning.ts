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

const mostBadNews = 20;

/** Danger first, then who hears nothing though it is time, then what the client let pass; of one kind the oldest first. */
async function badNewsOf(ctx: Context, { deskId, clientId, from }: Day): Promise<BadNews[]> {
  const { rows } = await sql<BadNews>`
    with news as (
      select 'danger' as kind, 1 as place, e.case_id, e.recorded_at as at from entries e
      where e.desk_id = ${deskId} and e.kind = 'danger' and e.recorded_at >= ${from}
      union all
      (select 'silence', 2, c.id, c.due from cases c
      where c.desk_id = ${deskId} and c.due < app.now() and c.state = 'open' order by c.due limit ${mostBadNews})
      union all
      select 'lapsed', 3, e.case_id, e.recorded_at from entries e
      join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
      where e.desk_id = ${deskId} and e.kind = 'task lapsed' and e.recorded_at >= ${from}
        and t.organization_id = ${clientId})
    select n.kind, n.at, c.desk_id, c.id as case_id, c.reference, w.subject, k.name as customer
    from (select * from news order by place, at limit ${mostBadNews}) n
    join cases c on c.desk_id = ${deskId} and c.id = n.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    order by n.place, n.at, c.id`.execute(ctx.db);
  return rows;
}
