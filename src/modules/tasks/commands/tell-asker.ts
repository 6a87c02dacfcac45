import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Whoever asked finds the answer where notes that name them stand. */
export async function tellAsker(ctx: Context, deskId: string, answerId: string): Promise<void> {
  await sql`select app.tell_asker(${deskId}, ${answerId})`.execute(ctx.db);
}
