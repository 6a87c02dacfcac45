import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { append, moveCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { keepFile, type NewFile } from '../commands/keep-file.ts';
import { place } from '../commands/say.ts';
import { ringingChanged } from '../events.ts';
import { tables } from '../tables.ts';
import type { GatewayEvent } from './event.ts';
import { fetchMedia, noteLeftOut } from './fetch-media.ts';
import { type KeptEvent, later, type Outcome } from './kept-event.ts';
import { ofMedia } from './media-file.ts';
import type { TwilioMedia } from './twilio.ts';
import { contactFrom } from './who-calls.ts';

type CallEvent = Extract<
  GatewayEvent,
  { type: 'call.started' | 'call.missed' | 'call.ended' | 'voicemail.received' }
>;
type Rang = { kept: KeptEvent; event: CallEvent; media: TwilioMedia[] };

/** Who left a recording but not in the same event their number is waited for so long. */
const secondsForNumber = 60;
/** Of telephones that ring together the one that is taken and those that stop are told of in any order. */
const secondsForAnswer = 5;
/** Longer no telephone rings. */
const secondsOfRinging = 60;

/**
 * A call that nobody answered is a contact, whether they left a recording or not, and in whichever order we hear of the
 * two. One that somebody answered is written down by them.
 */
export async function contactByCall(ctx: Context, { kept, event, media }: Rang): Promise<Outcome> {
  await record(ctx, ringingChanged, kept.deskId, {});
  if (event.type === 'call.started' || event.type === 'call.ended') return { state: 'read', entryId: null };
  const elsewhere =
    event.type === 'call.missed' && kept.leg !== null ? await takenElsewhere(ctx, kept) : 'no';
  if (elsewhere === 'yes') return { state: 'read', entryId: null };
  if (elsewhere === 'not yet') return { state: 'waiting', until: later(ctx.now, { seconds: 2 }) };
  const fetched = await fetchMedia(ctx, kept, media);
  if (!fetched) return { state: 'waiting', until: later(ctx.now, { seconds: 20 }) };
  const said = event.type === 'voicemail.received' && event.data.audio ? [ofMedia(event.data.audio)] : [];
  const files = [...said, ...fetched.files];
  const known = await contactOfCall(ctx, kept);
  if (known) {
    await noteLeftOut(ctx, { deskId: kept.deskId, caseId: known.caseId }, fetched.leftOut);
    return files.length > 0
      ? addRecording(ctx, { kept, files }, known)
      : { state: 'read', entryId: known.entryId };
  }
  const number = await numberOf(ctx, { kept, event });
  if (number === 'not told yet') return { state: 'waiting', until: later(ctx.now, { seconds: 5 }) };
  const isRecorded = event.type === 'voicemail.received';
  const { entryId, caseId } = await contactFrom(ctx, {
    ...{ deskId: kept.deskId, number, channel: 'phone', at: kept.at, text: '', files },
    subject: (words) => (isRecorded ? words.voicemail : words.missedCall),
    data: { call: 'in', outcome: isRecorded ? 'voicemail left' : 'not reached' },
  });
  await noteLeftOut(ctx, { deskId: kept.deskId, caseId }, fetched.leftOut);
  return { state: 'read', entryId };
}

/** Whether somebody took the call at another telephone than this one, where it rings on for a while. */
async function takenElsewhere(ctx: Context, kept: KeptEvent): Promise<'yes' | 'no' | 'not yet'> {
  const told = await ofSameCall(ctx, kept).select(['g.kind', 'g.leg']).execute();
  const legs = (kind: string) =>
    new Set(told.flatMap((one) => (one.kind === kind && one.leg ? one.leg : [])));
  if (told.some(({ kind }) => kind === 'call.ended')) return 'yes';
  const missed = legs('call.missed');
  const ringsOn = [...legs('call.started')].some((leg) => !missed.has(leg));
  const waits = ringsOn ? secondsOfRinging : secondsForAnswer;
  return ctx.now < later(kept.recordedAt, { seconds: waits }) ? 'not yet' : 'no';
}

/** All that was told of a call. A gateway may name a text like a call. */
const ofSameCall = (ctx: Context, { deskId, gatewayId, about }: KeptEvent) =>
  tables(ctx)
    .selectFrom('gatewayEvents as g')
    .where('g.deskId', '=', deskId)
    .where('g.gatewayId', '=', gatewayId)
    .where('g.about', '=', about)
    .where('g.kind', 'in', ['call.started', 'call.missed', 'call.ended', 'voicemail.received']);

type ContactOfCall = { entryId: string; caseId: string; customerId: string };

/** What another event of the same call has become. */
async function contactOfCall(ctx: Context, kept: KeptEvent): Promise<ContactOfCall | undefined> {
  return ofSameCall(ctx, kept)
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 'g.deskId').onRef('e.id', '=', 'g.entryId'),
    )
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 'e.deskId').onRef('c.id', '=', 'e.caseId'))
    .select(['e.id as entryId', 'c.id as caseId', 'c.customerId'])
    .limit(1)
    .executeTakeFirst();
}

/** Some providers say in one event of a call alone who it is from. */
async function numberOf(
  ctx: Context,
  { kept, event }: Omit<Rang, 'media'>,
): Promise<string | null | 'not told yet'> {
  if (event.data.from) return event.data.from;
  const others = await ofSameCall(ctx, kept)
    .innerJoin('gatewayEventChunks as c', (join) =>
      join.onRef('c.deskId', '=', 'g.deskId').onRef('c.eventId', '=', 'g.id').on('c.place', '=', 0),
    )
    .select(sql<string | null>`convert_from(c.bytes, 'UTF8')::jsonb #>> '{event,data,from}'`.as('from'))
    .where('g.kind', '!=', 'voicemail.received')
    .execute();
  const told = others.find(({ from }) => from)?.from;
  if (told) return told;
  const isWaitedFor = event.type === 'voicemail.received' && others.length === 0;
  return isWaitedFor && ctx.now < later(kept.recordedAt, { seconds: secondsForNumber })
    ? 'not told yet'
    : null;
}

/** What they said on a call that stands on the line already. */
async function addRecording(
  ctx: Context,
  { kept: { deskId }, files }: { kept: KeptEvent; files: NewFile[] },
  { caseId, customerId }: ContactOfCall,
): Promise<Outcome> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, caseId));
  const entryId = await append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    author: { kind: 'customer', id: customerId },
    data: { call: 'in', outcome: 'voicemail left' },
  });
  for (const file of files) await keepFile(ctx, { deskId, entryId }, file);
  await recordCustody(ctx, { deskId, kind: 'collected', caseId: theCase.id, customerId, entryId });
  await moveCase(ctx, theCase, { move: {}, entryId });
  return { state: 'read', entryId };
}
