import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { About } from '../render-task.ts';

/** Whose case a task link is about, where it is the link of somebody who works on the desk for its client. */
export async function linkedCase(ctx: Context): Promise<About | null> {
  const { rows } = await sql<About>`select customer, reference from app.linked_case()`.execute(ctx.db);
  return rows[0] ?? null;
}
