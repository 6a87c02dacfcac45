import type { Context, Instant } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

/** Until when words wait that a customer is told, because they want quiet; null where they go at once. */
export async function waitsUntil(
  ctx: Context,
  { deskId, entryId }: { deskId: string; entryId: string },
): Promise<Instant | null> {
  const waiting = await tables(ctx)
    .selectFrom('outbox')
    .select('nextAttemptAt')
    .where('deskId', '=', deskId)
    .where('entryId', '=', entryId)
    .where('waitsFor', '=', 'quiet hours')
    .executeTakeFirst();
  return waiting?.nextAttemptAt ?? null;
}
