import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { chunksOf } from '../commands/keep-file.ts';
import { tables } from '../tables.ts';
import { aboutOf, type GatewayEvent } from './event.ts';
import type { TwilioMedia } from './twilio.ts';

export type Told = {
  gatewayId: string;
  eventId: string;
  event: GatewayEvent;
  leg: string | null;
  media: TwilioMedia[];
};

/** Keeps what a gateway told, once however often it is told. When this is committed it may be acknowledged. */
export async function keepEvent(
  ctx: Context,
  { gatewayId, eventId, event, leg, media }: Told,
): Promise<void> {
  const id = uuid();
  const deskId = ctx.actor.deskId ?? '';
  const db = tables(ctx);
  const made = await db
    .insertInto('gatewayEvents')
    .values({
      ...{ deskId, id, gatewayId, eventId },
      kind: event.type,
      about: aboutOf(event),
      leg,
      // A clock that runs ahead does not make somebody wait who asked now.
      at: sql`least(${event.timestamp}::timestamptz, app.now())`,
      reason: null,
      entryId: null,
      settledAt: null,
    })
    .onConflict((known) => known.columns(['deskId', 'gatewayId', 'eventId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return;
  const content = Buffer.from(JSON.stringify({ event, media }));
  await Promise.all(
    chunksOf(content).map((bytes, place) =>
      db.insertInto('gatewayEventChunks').values({ deskId, eventId: id, place, bytes }).execute(),
    ),
  );
}
