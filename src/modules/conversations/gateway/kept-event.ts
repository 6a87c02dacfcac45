import type { Selectable } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { type ConversationsTables, tables } from '../tables.ts';
import type { GatewayEvent } from './event.ts';
import type { TwilioMedia } from './twilio.ts';

export type KeptEvent = Selectable<ConversationsTables['gatewayEvents']>;

/** What became of an event: read, put aside, or to be looked at again later. */
export type Outcome =
  | { state: 'read'; entryId: string | null }
  | { state: 'ignored'; reason: string }
  | { state: 'waiting'; until: Instant };

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

export async function change(
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
