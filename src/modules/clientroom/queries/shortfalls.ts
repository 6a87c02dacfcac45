import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import { type clientroomApi, type Shortfall, shortfallDays } from '../contract.ts';

const mostLatest = 3;

/** From which forms and systems requests came in which something was missing, most often first, each with the last of them. */
export async function shortfallsOf(
  ctx: Context,
  { desk: named }: Input<typeof clientroomApi.shortfalls>,
): Promise<Output<typeof clientroomApi.shortfalls>> {
  const { id: deskId } = await visibleDesk(ctx, named);
  const { rows } = await sql<Shortfall>`
    select max(s.source) as source, count(*)::int as count, jsonb_agg(jsonb_build_object('deskId', s.desk_id,
      'caseId', s.case_id, 'reference', s.reference, 'subject', s.subject, 'text', s.text) order by s.place)
      filter (where s.place <= ${mostLatest}) as latest
    from (
      select f.desk_id, f.case_id, f.source, c.reference, cw.subject, w.text,
        row_number() over (partition by lower(f.source) order by f.recorded_at desc, f.id desc) as place
      from shortfalls f
      join cases c on c.desk_id = f.desk_id and c.id = f.case_id
      join case_words cw on cw.desk_id = f.desk_id and cw.case_id = f.case_id
      join entry_words w on w.desk_id = f.desk_id and w.entry_id = f.entry_id
      where f.desk_id = ${deskId} and f.recorded_at > app.now() - make_interval(days => ${shortfallDays})) s
    group by lower(s.source)
    order by count(*) desc, lower(s.source)`.execute(ctx.db);
  return { items: rows, next: null };
}
