import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** That whoever acts has something sensitive of a case's customer before them. */
export async function recordUncovered(
  ctx: Context,
  { deskId, caseId }: { deskId: string; caseId: string },
): Promise<void> {
  await sql`select app.seen('uncovered', ${deskId}, array[${caseId}]::uuid[])`.execute(ctx.db);
}
