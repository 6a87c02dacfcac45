import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/**
 * Who owns the cases of somebody who leaves: a lead of their own company on the desk, or of the one to which its work has
 * moved, else the accountable person.
 */
export async function heirOf(
  ctx: Context,
  { deskId, personId }: { deskId: string; personId: string },
): Promise<string> {
  const heir = (await heirsOf(ctx, { deskId, personIds: [personId] })).get(personId);
  if (!heir) throw new Error('only who works on a desk, or did, has an heir there');
  return heir;
}

/** Of several who leave at once, by who leaves. */
export async function heirsOf(
  ctx: Context,
  { deskId, personIds }: { deskId: string; personIds: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; heirId: string }>`
    with standing as materialized (select * from app.standing_on(${deskId}::uuid))
    select gone.person_id, coalesce(lead.person_id, d.accountable_id) as heir_id
    from roster gone
    join desks d on d.id = gone.desk_id
    left join lateral (
      select t.organization_id from moves m join engagements t on t.desk_id = m.desk_id and t.id = m.to_engagement_id
      where m.desk_id = gone.desk_id and m.from_engagement_id = gone.engagement_id and m.state = 'done') moved on true
    left join lateral (
      select r.person_id from roster r join standing s on s.person_id = r.person_id and s.role = 'lead'
      where r.desk_id = gone.desk_id and r.organization_id = coalesce(moved.organization_id, gone.organization_id)
        and r.person_id <> all (${personIds}::uuid[])
      order by r.admitted_at, r.person_id limit 1) lead on true
    where gone.desk_id = ${deskId} and gone.person_id = any (${personIds}::uuid[])`.execute(ctx.db);
  return new Map(rows.map(({ personId, heirId }) => [personId, heirId]));
}
