import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { orElse } from '../mail/read-mail.ts';
import { tables } from '../tables.ts';
import { contactByCall } from './call.ts';
import { change, contentOf, type KeptEvent, later, type Outcome, settle } from './kept-event.ts';
import { type ByWorker, contactByText, textFared } from './text.ts';

const mostAttempts = 5;

/** Reads the next event of the desk that is due, in the order in which they happened; one process at a time does. */
export async function readNextEvent(
  ctx: Context,
  tell: (failure: Error) => void,
  byWorker: ByWorker,
): Promise<boolean> {
  if (!(await isMyTurn(ctx))) return false;
  const kept = await tables(ctx)
    .selectFrom('gatewayEvents')
    .selectAll()
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('state', '=', sql.lit('waiting' as const))
    .where('notBefore', '<=', ctx.now)
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!kept) return false;
  await orElse(
    ctx,
    async () => settle(ctx, kept, await read(ctx, kept, byWorker)),
    async (failure) => {
      // Somebody changed the same case meanwhile: that is no fault of the event.
      const isCrossed = failure instanceof Refusal && failure.code === 'case.changed';
      if (!isCrossed) tell(failure);
      const attempts = kept.attempts + (isCrossed ? 0 : 1);
      await change(ctx, kept, {
        attempts,
        ...(attempts < mostAttempts
          ? { notBefore: later(ctx.now, { seconds: 2 ** attempts }) }
          : { state: 'failed', reason: 'could not be read', settledAt: ctx.now }),
      });
    },
  );
  return true;
}

async function isMyTurn(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`gateway events ${ctx.actor.deskId}`}, 0)) as mine`.execute(
    ctx.db,
  );
  return rows[0]?.mine === true;
}

async function read(ctx: Context, kept: KeptEvent, byWorker: ByWorker): Promise<Outcome> {
  const { event, media } = await contentOf(ctx, kept);
  switch (event.type) {
    case 'text.received':
      return contactByText(ctx, { kept, event, media, byWorker });
    case 'text.delivered':
    case 'text.failed':
      return textFared(ctx, event);
    default:
      return contactByCall(ctx, { kept, event, media });
  }
}
