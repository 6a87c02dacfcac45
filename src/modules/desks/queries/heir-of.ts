import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

/** Who owns the cases of somebody who leaves: a lead of their own company on the desk, else the accountable person. */
export async function heirOf(
  ctx: Context,
  { deskId, personId }: { deskId: string; personId: string },
): Promise<string> {
  const { rows } = await sql<{ personId: string }>`
    select lead.person_id from roster gone
    join roster lead on lead.desk_id = gone.desk_id and lead.organization_id = gone.organization_id
    join app.standing_on(gone.desk_id) standing on standing.person_id = lead.person_id
    where gone.desk_id = ${deskId} and gone.person_id = ${personId} and lead.person_id <> ${personId}
      and standing.role = 'lead'
    order by lead.admitted_at limit 1`.execute(ctx.db);
  const [lead] = rows;
  if (lead) return lead.personId;
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select('accountableId')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  return desk.accountableId;
}
