import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';

/** Whose something is to put right, and by when: a company that works on the desk, or a department of one. */
export type Owner = { ownerId: string; departmentId: string | null; due: Instant };

/** The companies that work on the desk, its client first. */
export async function whoWorksHere(ctx: Context, deskId: string): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select e.organization_id as id from engagements e
    where e.desk_id = ${deskId} and e.role in ('client', 'provider') and app.running(e.starts_at, e.ends_at)
    order by e.role, e.starts_at, e.id`.execute(ctx.db);
  return rows;
}

/** Whether there is that company or department there. */
export async function worksHere(
  ctx: Context,
  deskId: string,
  { ownerId, departmentId }: Pick<Owner, 'ownerId' | 'departmentId'>,
): Promise<boolean> {
  const works = await whoWorksHere(ctx, deskId);
  if (!works.some(({ id }) => id === ownerId)) return false;
  if (departmentId === null) return true;
  const { rows } = await sql`
    select from departments d where d.organization_id = ${ownerId} and d.id = ${departmentId}`.execute(
    ctx.db,
  );
  return rows.length > 0;
}
