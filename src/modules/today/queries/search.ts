import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { referencesFrom } from '../../cases/index.ts';
import type { Found, FoundCase, todayApi } from '../contract.ts';
import { marksOf, snippetOf } from '../snippet.ts';
import { foundCustomers, mostNames } from './found-customers.ts';

/** The newest matches of what was said; a case is shown once, so many of them may be of one. */
const mostMatches = 200;
/** A word this far into a text is found, but its snippet is the beginning. */
const mostText = 20_000;

/** Cases, what was said on others, and customers. What is named exactly stands first in each, then the newest. */
export async function search(ctx: Context, { q, limit = 20 }: Input<typeof todayApi.search>): Promise<Found> {
  const asked = { q, limit };
  const [found, customers] = await Promise.all([foundCases(ctx, asked), foundCustomers(ctx, asked)]);
  const { case: cases = [], entry: said = [] } = Object.groupBy(found, ({ kind }) => kind);
  const messages = said.flatMap(({ entryId, ...row }) => (entryId ? { ...asFound(row), entryId } : []));
  return { cases: cases.map(asFound), messages, customers };

  function asFound({ text, ...row }: Omit<FoundRow, 'entryId'>): FoundCase {
    const snippet = snippetOf(text, q);
    return { ...row, snippet, marks: marksOf(snippet, q) };
  }
}

type FoundRow = Omit<FoundCase, 'snippet' | 'marks'> & {
  kind: 'case' | 'entry';
  entryId: string | null;
  text: string;
};

/** Each case once: as such where it is called so, else by the newest of what was said on it. */
async function foundCases(ctx: Context, { q, limit }: { q: string; limit: number }): Promise<FoundRow[]> {
  const named = referencesFrom(q);
  const { rows } = await sql<FoundRow>`
    with found as (
      (select 0 as rank, 'case' as kind, c.desk_id, c.id as case_id, null::uuid as entry_id
      from unnest(app.my_desks()) as mine (desk_id)
      join cases c on c.desk_id = mine.desk_id and c.reference between ${named?.first} and ${named?.last}
      limit ${mostNames})
      union all
      select 1, 'case', desk_id, case_id, null from app.found(${q}, 'case', ${mostNames})
      union all
      select 2, 'entry', desk_id, case_id, entry_id from app.found(${q}, 'entry', ${mostMatches})
    ),
    -- Looked up one by one: what stands behind offset 0 is not turned into a scan of all that somebody may see.
    seen as (
      select f.*, coalesce(e.recorded_at, c.opened_at) as at, c.reference, c.state, c.customer_id
      from found f
      cross join lateral (select * from cases c where c.desk_id = f.desk_id and c.id = f.case_id offset 0) c
      left join lateral (select * from entries e where e.desk_id = f.desk_id and e.id = f.entry_id offset 0) e on true
      where f.entry_id is null or e.id is not null
    ),
    best as (select distinct on (desk_id, case_id) * from seen order by desk_id, case_id, rank, at desc),
    placed as (select *, row_number() over (partition by kind order by rank, at desc) as place from best)
    select p.kind, p.case_id, p.desk_id, p.reference, w.subject, k.name as customer, p.state, p.entry_id, p.at,
      ${textOfMatch} as text
    from placed p
    cross join lateral (select * from case_words w where w.desk_id = p.desk_id and w.case_id = p.case_id offset 0) w
    cross join lateral (select * from customers k where k.desk_id = p.desk_id and k.id = p.customer_id offset 0) k
    where p.place <= ${limit}
    order by p.kind, p.place`.execute(ctx.db);
  return rows;
}

/** An entry shows its words, a case its need. */
const textOfMatch = sql`coalesce(case p.kind
  when 'entry' then (select left(x.text, ${sql.lit(mostText)}) from entry_words x
    where x.desk_id = p.desk_id and x.entry_id = p.entry_id)
  else (select left(x.text, ${sql.lit(mostText)}) from entries e
    join entry_words x on x.desk_id = e.desk_id and x.entry_id = e.id
    where e.desk_id = p.desk_id and e.case_id = p.case_id and e.kind = 'contact' order by e.recorded_at, e.id limit 1)
  end, '')`;
