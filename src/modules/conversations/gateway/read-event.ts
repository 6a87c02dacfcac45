import { type Selectable, sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { orElse } from '../mail/read-mail.ts';
import { type ConversationsTables, tables } from '../tables.ts';
import { contactByCall } from './call.ts';
import type { GatewayEvent } from './event.ts';
import { contactByText, textFared } from './text.ts';
import type { TwilioMedia } from './twilio.ts';
import type { Spoken } from './who-calls.ts';

export type KeptEvent = Selectable<ConversationsTables['gatewayEvents']>;

/** What became of an event: read, put aside, or to be looked at again later. */
export type Outcome =
  | { state: 'read'; entryId: string | null }
  | { state: 'ignored'; reason: string }
  | { state: 'waiting'; until: Instant };

/** Takes a text of somebody who works there; null of anybody else's. */
export type ByWorker = (ctx: Context, spoken: Spoken) => Promise<{ entryId: string | null } | null>;

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

export async function contentOf(
  ctx: Context,
  { deskId, id }: KeptEvent,
): Promise<{ event: GatewayEvent; media: TwilioMedia[] }> {
  const chunks = await tables(ctx)
    .selectFrom('gatewayEventChunks')
    .select('bytes')
    .where('deskId', '=', deskId)
    .where('eventId', '=', id)
    .orderBy('place')
    .execute();
  return JSON.parse(Buffer.concat(chunks.map(({ bytes }) => bytes)).toString('utf8'));
}

export const settle = (ctx: Context, kept: KeptEvent, outcome: Outcome) =>
  change(
    ctx,
    kept,
    outcome.state === 'waiting'
      ? { notBefore: outcome.until }
      : {
          state: outcome.state,
          settledAt: ctx.now,
          ...(outcome.state === 'read' ? { entryId: outcome.entryId } : { reason: outcome.reason }),
        },
  );

async function change(
  ctx: Context,
  { deskId, id }: KeptEvent,
  changes: Partial<Pick<KeptEvent, 'state' | 'reason' | 'attempts' | 'notBefore' | 'entryId' | 'settledAt'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('gatewayEvents')
    .set(changes)
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
}

export const later = (than: Instant, after: { seconds: number }): Instant =>
  asInstant(Temporal.Instant.from(than).add(after));
