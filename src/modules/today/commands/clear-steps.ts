import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** What was done to several cases, and can no longer be undone, is forgotten; so is what was put aside and came back. */
export async function clearSteps(ctx: Context): Promise<number> {
  const { rows } = await sql<{ cleared: number }>`select app.clear_steps() as cleared`.execute(ctx.db);
  return rows[0]?.cleared ?? 0;
}
