import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { parseReference } from '../../cases/index.ts';
import { phoneNumber } from '../../customers/index.ts';
import type { todayApi } from '../contract.ts';
import { snippetOf } from '../snippet.ts';

type Found = Output<typeof todayApi.search>['items'][number];

/** Newest matches that are ranked; those before them need another word. */
const mostMatches = 200;
const mostCasesOfCustomer = 5;
/** A word this far into a text is found, but its snippet is the beginning. */
const mostText = 20_000;

/**
 * Cases found by reference, by a customer's mail address or telephone number, or by words: each case once, by its best
 * match. What is named exactly stands first, then what a case or customer is called, then what was said; newest first.
 */
export async function search(
  ctx: Context,
  { q, limit = 20 }: Input<typeof todayApi.search>,
): Promise<Output<typeof todayApi.search>> {
  const { rows } = await sql<Omit<Found, 'snippet'> & { text: string }>`
    with mine as materialized (select unnest(app.my_desks()) as desk_id),
    exact as (
      select c.desk_id, c.id as case_id, null::uuid as customer_id, null::uuid as point_id from mine
      join cases c on c.desk_id = mine.desk_id and c.reference = ${parseReference(q)}
      union all
      select p.desk_id, null, p.customer_id, p.id from mine
      join contact_points p on p.desk_id = mine.desk_id and p.kind in ('mail', 'phone') and p.address = any (${addressesIn(q)})
    ),
    found as (
      select 0 as rank, case when case_id is null then 'customer' else 'case' end as kind, desk_id, case_id,
        null::uuid as entry_id, customer_id, point_id from exact
      union all
      select case kind when 'entry' then 2 else 1 end, kind, desk_id, case_id, entry_id, customer_id, id
      from app.found(${q}, ${mostMatches})
    ),
    hit as (
      select rank, kind, desk_id, case_id, entry_id, point_id from found where kind <> 'customer'
      union all
      select f.rank, f.kind, f.desk_id, c.id, null, f.point_id from found f
      cross join lateral (select id from cases c where c.desk_id = f.desk_id and c.customer_id = f.customer_id
        order by c.opened_at desc limit ${mostCasesOfCustomer}) c
      where f.kind = 'customer'
    ),
    seen as (
      select h.*, coalesce(e.recorded_at, c.opened_at) as at, c.reference, c.state, c.customer_id
      from hit h
      join cases c on c.desk_id = h.desk_id and c.id = h.case_id
      left join entries e on e.desk_id = h.desk_id and e.id = h.entry_id
      where h.entry_id is null or e.id is not null
    ),
    best as (
      select * from (select distinct on (desk_id, case_id) * from seen order by desk_id, case_id, rank, at desc) one
      order by rank, at desc limit ${limit}
    )
    select b.case_id, b.desk_id, b.reference, w.subject, k.name as customer, b.state, b.kind as "in", b.entry_id, b.at,
      ${textOfMatch} as text
    from best b
    join case_words w on w.desk_id = b.desk_id and w.case_id = b.case_id
    join customers k on k.desk_id = b.desk_id and k.id = b.customer_id
    order by b.rank, b.at desc`.execute(ctx.db);
  const items = rows.map(({ text, ...found }) => ({ ...found, snippet: snippetOf(text, q) }));
  return { items, next: null };
}

/** A case shows its need, a customer the name or address that matched, an entry its words. */
const textOfMatch = sql`coalesce(case b.kind
  when 'entry' then (select left(x.text, ${sql.lit(mostText)}) from entry_words x
    where x.desk_id = b.desk_id and x.entry_id = b.entry_id)
  when 'customer' then (select p.address from contact_points p where p.desk_id = b.desk_id and p.id = b.point_id)
  else (select left(x.text, ${sql.lit(mostText)}) from entries e
    join entry_words x on x.desk_id = e.desk_id and x.entry_id = e.id
    where e.desk_id = b.desk_id and e.case_id = b.case_id and e.kind = 'contact' order by e.recorded_at, e.id limit 1)
  end, k.name)`;

/** As contact points are written: a mail address in small letters, a telephone number as E.164 has it. */
function addressesIn(q: string): string[] {
  return [q.toLowerCase(), phoneNumber(q)];
}
