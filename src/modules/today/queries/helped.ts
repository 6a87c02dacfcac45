import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { conversationsApi, Helped } from '../../conversations/contract.ts';
import { visibleDesk } from '../../desks/index.ts';
import { snippetOf } from '../snippet.ts';
import { pairsOf } from '../telling-words.ts';

const mostHelped = 5;
const mostMatches = 50;
const mostText = 2_000;

type Row = Omit<Helped, 'said'> & { text: string | null };

/** Cases that ended in which the same was said. One word of several in common is chance, and nothing is better than that. */
export async function helped(
  ctx: Context,
  input: Input<typeof conversationsApi.helped>,
): Promise<{ items: Helped[] }> {
  const desk = await visibleDesk(ctx, input.desk);
  const rows = await endedWith(ctx, desk.id, pairsOf(input.words));
  return { items: rows.map(({ text, ...row }) => ({ ...row, said: text && snippetOf(text, input.words) })) };
}

/** Those that were solved first, then those that say most of the same. */
async function endedWith(ctx: Context, deskId: string, words: string[]): Promise<Row[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<Row>`
    with found as (
      select f.case_id, count(distinct asked.words) as said from unnest(${words}::text[]) as asked (words)
      cross join unnest('{case,entry}'::text[]) as kind
      cross join lateral app.found(asked.words, kind, ${mostMatches}) f
      where f.desk_id = ${deskId}
      group by f.case_id
    )
    select c.id as case_id, c.desk_id, c.reference, w.subject, c.outcome, c.ended_at, last.text
    from found f
    cross join lateral (select * from cases c where c.desk_id = ${deskId} and c.id = f.case_id offset 0) c
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    left join lateral (
      select left(x.text, ${sql.lit(mostText)}) as text from entries e
      join entry_words x on x.desk_id = e.desk_id and x.entry_id = e.id
      where e.desk_id = c.desk_id and e.case_id = c.id and e.audience = 'customer' and e.author_kind = 'person'
        and e.kind in ('message', 'call', 'done') and x.text <> ''
      order by e.recorded_at desc, e.id desc limit 1) last on true
    where c.state = 'ended'
    order by c.outcome in ('met by us', 'customer solved it') desc, f.said desc, c.ended_at desc
    limit ${sql.lit(mostHelped)}`.execute(ctx.db);
  return rows;
}
