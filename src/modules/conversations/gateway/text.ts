import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { plainLines } from '../../../platform/mail/clean-text.ts';
import { e164 } from '../../../platform/phone/number.ts';
import { tables } from '../tables.ts';
import type { GatewayEvent } from './event.ts';
import { fetchMedia, noteLeftOut } from './fetch-media.ts';
import { contentOf, type KeptEvent, later, type Outcome, settle } from './kept-event.ts';
import { ofMedia } from './media-file.ts';
import { heedWish, wishIn } from './stop.ts';
import type { TwilioMedia } from './twilio.ts';
import { contactFrom, contactInHand, type Spoken } from './who-calls.ts';

type TextReceived = Extract<GatewayEvent, { type: 'text.received' }>;
/** Where a text stands, if it does. */
export type PlacedText = { entryId: string | null; caseId: string | null };

/** Takes a text of somebody who works there; null of anybody else's. */
export type ByWorker = (ctx: Context, spoken: Spoken) => Promise<PlacedText | null>;

type Received = { kept: KeptEvent; event: TextReceived; media: TwilioMedia[]; byWorker: ByWorker };
type Fared = Extract<GatewayEvent, { type: 'text.delivered' | 'text.failed' }>;

/** The parts of a text that have not come by then are not waited for any more. */
const secondsForParts = 60;
const mostSubject = 100;

/** A text is a contact like a mail. One in parts is read when all of them are there. */
export async function contactByText(
  ctx: Context,
  { kept, event, media, byWorker }: Received,
): Promise<Outcome> {
  const number = e164(event.data.from);
  if (!number) return { state: 'ignored', reason: 'sent by nobody who could be answered' };
  const parts = event.data.part ? await partsOf(ctx, { kept, of: event.data.part.of }) : [{ kept, event }];
  if (!parts) return { state: 'waiting', until: later(ctx.now, { seconds: 5 }) };
  const fetched = await fetchMedia(ctx, kept, media);
  if (!fetched) return { state: 'waiting', until: later(ctx.now, { seconds: 20 }) };
  const said = parts.map((part) => part.event.data);
  const text = plainLines(said.map(({ words }) => words).join(''));
  const spoken: Spoken = {
    ...{ deskId: kept.deskId, number, channel: 'text', at: kept.at, text, data: {} },
    files: [...said.flatMap((part) => (part.media ?? []).map(ofMedia)), ...fetched.files],
    subject: subjectOf(text),
  };
  const { entryId, caseId } = await placeText(ctx, spoken, byWorker);
  if (caseId) await noteLeftOut(ctx, { deskId: kept.deskId, caseId }, fetched.leftOut);
  // What came in parts was read as one.
  const others = parts.filter((part) => part.kept.id !== kept.id);
  for (const part of others) await settle(ctx, part.kept, { state: 'read', entryId });
  return { state: 'read', entryId };
}

/** What a case that a text opens is called: its first line. */
export const subjectOf =
  (text: string): Spoken['subject'] =>
  (words) =>
    text.trim().split('\n', 1)[0]?.slice(0, mostSubject).toWellFormed() || words.textMessage;

async function placeText(ctx: Context, spoken: Spoken, byWorker: ByWorker): Promise<PlacedText> {
  const worked = await byWorker(ctx, spoken);
  if (worked) return worked;
  const wish = wishIn(spoken.text);
  return wish ? heed(ctx, spoken, wish) : contactFrom(ctx, spoken);
}

/** It holds at once; whoever looks after a case of theirs sees it there, and it opens none. */
async function heed(ctx: Context, spoken: Spoken, wish: 'stop' | 'start'): Promise<PlacedText> {
  const { deskId, number } = spoken;
  if (number) await heedWish(ctx, { deskId, number }, wish);
  return (await contactInHand(ctx, spoken)) ?? { entryId: null, caseId: null };
}

type Part = { kept: KeptEvent; event: TextReceived };

/** What waits of a text, in its order; undefined while some of it may yet come. What comes too late is a text by itself. */
async function partsOf(
  ctx: Context,
  { kept, of }: { kept: KeptEvent; of: number },
): Promise<Part[] | undefined> {
  const siblings = await tables(ctx)
    .selectFrom('gatewayEvents')
    .selectAll()
    .where('deskId', '=', kept.deskId)
    .where('gatewayId', '=', kept.gatewayId)
    .where('about', '=', kept.about)
    .where('kind', '=', 'text.received')
    .execute();
  const waiting = siblings.filter(({ state }) => state === 'waiting');
  const isLate = ctx.now >= later(kept.recordedAt, { seconds: secondsForParts });
  if (siblings.length < of && !isLate) return undefined;
  const parts = await Promise.all(
    waiting.map(async (one) => ({ kept: one, event: (await contentOf(ctx, one)).event as TextReceived })),
  );
  return parts.sort((one, other) => placeOf(one) - placeOf(other));
}

const placeOf = ({ event }: Part) => event.data.part?.number ?? 1;

/** How a text of ours fared; told before we have written down that it went, it stands all the same. */
export async function textFared(ctx: Context, event: Fared): Promise<Outcome> {
  const isDelivered = event.type === 'text.delivered';
  const reply = isDelivered ? null : (event.data.reason ?? null);
  await sql`select app.text_fared(${event.data.text}, ${isDelivered}, ${reply})`.execute(ctx.db);
  return { state: 'read', entryId: null };
}
