import { sql } from 'kysely';
import type { Context } from './context.ts';
import type { Revealed } from './http/endpoint.ts';

/** What was shown is in the custody record before it leaves. */
export async function reveal(ctx: Context, revealed: Revealed[]): Promise<void> {
  const desks = Map.groupBy(revealed, (one) => `${one.deskId} ${one.as}`);
  for (const [key, shown] of desks) {
    const [deskId, as] = key.split(' ');
    await sql`select app.seen(${as}, ${deskId}, ${shown.map((one) => one.caseId)})`.execute(ctx.db);
  }
}
