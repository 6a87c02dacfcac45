import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Who works on the desk and looks after a case, or wrote or spoke to its customer there. */
export async function whoHelped(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, coalesce(r.called, p.name) as name from persons p
    join roster r on r.desk_id = ${deskId} and r.person_id = p.id and r.ended_at is null
    where p.id in (
      select c.owner_id from cases c where c.desk_id = ${deskId} and c.id = ${id}
      union
      select e.author_id from entries e
      where e.desk_id = ${deskId} and e.case_id = ${id} and e.author_kind = 'person' and e.audience = 'customer')
    order by 2, p.id`.execute(ctx.db);
  return rows;
}
