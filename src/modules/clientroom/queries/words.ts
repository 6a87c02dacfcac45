import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { clientroomApi, Heard } from '../contract.ts';
import { theDayBefore } from '../the-day-before.ts';

const mostWords = 5;
/** Words are looked up for these alone: they are of more than five customers, unless few wrote very often. */
const mostDrawn = 200;
const mostOfWords = 600;

/** What five customers said, one word of each, drawn anew for each reader and day; nobody whom the case does not know. */
export async function wordsOfYesterday(
  ctx: Context,
  { desk: named }: Input<typeof clientroomApi.words>,
): Promise<Output<typeof clientroomApi.words>> {
  const { id: deskId, zone } = await visibleDesk(ctx, named);
  const { from, to, today } = theDayBefore(ctx.now, zone);
  const draw = sql`md5(${`${ctx.actor.id} ${today}`} || e.id::text)`;
  const { rows } = await sql<Heard>`
    select e.id as entry_id, e.recorded_at as at, c.desk_id, c.id as case_id, c.reference, s.subject,
      k.name as customer, left(w.text, ${mostOfWords}) as text, length(w.text) > ${mostOfWords} as is_cut
    from (
      select distinct on (c.customer_id) d.id, d.case_id, d.recorded_at, d.draw
      from (select e.id, e.case_id, e.recorded_at, ${draw} as draw from entries e
        where e.desk_id = ${deskId} and e.kind = 'contact' and e.author_kind = 'customer' and not e.from_stranger
          and e.recorded_at >= ${from} and e.recorded_at < ${to}
        order by draw limit ${mostDrawn}) d
      join entry_words w on w.desk_id = ${deskId} and w.entry_id = d.id
      join cases c on c.desk_id = ${deskId} and c.id = d.case_id
      where w.text ~ '\\S'
      order by c.customer_id, d.draw) e
    join entry_words w on w.desk_id = ${deskId} and w.entry_id = e.id
    join cases c on c.desk_id = ${deskId} and c.id = e.case_id
    join case_words s on s.desk_id = c.desk_id and s.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    order by e.draw limit ${mostWords}`.execute(ctx.db);
  return { items: rows, next: null };
}
