import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { BadNews, clientroomApi, Heard } from '../contract.ts';
import { theDayBefore } from '../the-day-before.ts';
import { deedsOf } from './deeds.ts';

type Day = { deskId: string; clientId: string; from: Instant; to: Instant; today: string };

/** What the client is to know of yesterday: what went wrong up to now, what was done in its name, and what customers said. */
export async function morning(
  ctx: Context,
  { desk: named }: Input<typeof clientroomApi.morning>,
): Promise<Output<typeof clientroomApi.morning>> {
  const { id: deskId, clientId, zone } = await visibleDesk(ctx, named);
  const { day, ...yesterday } = theDayBefore(ctx.now, zone);
  const of = { deskId, clientId, ...yesterday };
  const [badNews, done, words] = await Promise.all([badNewsOf(ctx, of), deedsOf(ctx, of), wordsOf(ctx, of)]);
  return { day, badNews, done, words };
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

const mostWords = 5;
const mostOfWords = 600;

/** What five customers said, one word of each, drawn anew for each reader and day; nobody whom the case does not know. */
async function wordsOf(ctx: Context, { deskId, from, to, today }: Day): Promise<Heard[]> {
  const draw = sql`md5(${`${ctx.actor.id} ${today}`} || e.id::text)`;
  const { rows } = await sql<Heard>`
    select e.id as entry_id, e.recorded_at as at, c.desk_id, c.id as case_id, c.reference, s.subject,
      k.name as customer, left(w.text, ${mostOfWords}) as text, length(w.text) > ${mostOfWords} as is_cut
    from (
      select distinct on (c.customer_id) e.id, e.case_id, e.recorded_at, ${draw} as draw
      from entries e
      join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
      join cases c on c.desk_id = e.desk_id and c.id = e.case_id
      where e.desk_id = ${deskId} and e.kind = 'contact' and e.author_kind = 'customer' and not e.from_stranger
        and e.recorded_at >= ${from} and e.recorded_at < ${to} and w.text ~ '\\S'
      order by c.customer_id, ${draw}) e
    join entry_words w on w.desk_id = ${deskId} and w.entry_id = e.id
    join cases c on c.desk_id = ${deskId} and c.id = e.case_id
    join case_words s on s.desk_id = c.desk_id and s.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    order by e.draw limit ${mostWords}`.execute(ctx.db);
  return rows;
}
