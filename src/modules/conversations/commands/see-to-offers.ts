import type { Context } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { heirOf } from '../../desks/index.ts';
import { tables } from '../tables.ts';
import { settle } from './hand-off.ts';
import { halfADay, makeOffer } from './make-offer.ts';
import { queueLetter } from './queue-letter.ts';
import { place } from './say.ts';
import { tellGiver } from './tell-giver.ts';
import { isTold, tellItStays, tellOfOffer } from './tell-of-offer.ts';

const atOnce = 50;

/** Passes on what nobody answered in time, and tells customers of what was not answered at once. */
export async function seeToOffers(ctx: Context): Promise<number> {
  const [late, untold] = [await lapseLate(ctx), await tellCustomers(ctx)];
  return late + untold;
}

const waiting = (ctx: Context) =>
  tables(ctx)
    .selectFrom('handOffs')
    .selectAll()
    .where('deskId', '=', ctx.actor.deskId)
    .where('state', '=', 'offered')
    .orderBy('id')
    .limit(atOnce)
    .forUpdate()
    .skipLocked();

type Offered = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number];

async function lapseLate(ctx: Context): Promise<number> {
  const late = await waiting(ctx).where('answerBy', '<=', ctx.now).execute();
  for (const offer of late) await passOn(ctx, offer);
  return late.length;
}

/** To whoever leads, who is asked next with the same briefing; where nobody is left to ask, it stays with its owner. */
async function passOn(ctx: Context, offer: Offered): Promise<void> {
  const theCase = await visibleCase(ctx, offer.caseId);
  await settle(ctx, offer, 'lapsed');
  const toId = await whoIsNext(ctx, offer);
  const entryId = await append(ctx, place(theCase), {
    kind: 'hand-off lapsed',
    audience: 'companies',
    data: { handOffId: offer.id, ...(toId && { toId }) },
  });
  await tellGiver(ctx, offer, entryId);
  if (!toId) {
    if (isTold(offer)) await tellItStays(ctx, theCase, { ...offer, kind: 'hand-off told' });
    return;
  }
  const { deskId, handOffId, ...briefing } = await tables(ctx)
    .selectFrom('handOffWords')
    .selectAll()
    .where('deskId', '=', offer.deskId)
    .where('handOffId', '=', offer.id)
    .executeTakeFirstOrThrow();
  const { offeredById, togetherId } = offer;
  const answerBy = await halfADay(ctx, theCase, toId);
  await makeOffer(ctx, theCase, { toId, answerBy, offeredById, togetherId, briefing });
}

/** A lead after an agent, whoever answers for the desk after a lead, and nobody after that: it never goes in a circle. */
async function whoIsNext(ctx: Context, { deskId, fromId, toId }: Offered): Promise<string | null> {
  const { role, accountableId } = await tables(ctx)
    .selectFrom('roster as r')
    .innerJoin('desks as d', 'd.id', 'r.deskId')
    .select(['r.role', 'd.accountableId'])
    .where('r.deskId', '=', deskId)
    .where('r.personId', '=', toId)
    .executeTakeFirstOrThrow();
  if (toId === accountableId) return null;
  const lead = role === 'agent' ? await heirOf(ctx, { deskId, personId: toId }) : accountableId;
  return [lead, accountableId].find((one) => one !== fromId) ?? null;
}

/** Not where it was answered within the minute: whoever took it over has told them before they did. */
async function tellCustomers(ctx: Context): Promise<number> {
  const untold = await waiting(ctx)
    .where('toldAt', 'is', null)
    .where('recordedAt', '<=', aMinuteBefore(ctx))
    .execute();
  for (const offer of untold) await tellOf(ctx, offer);
  return untold.length;
}

const aMinuteBefore = (ctx: Context) => asInstant(Temporal.Instant.from(ctx.now).subtract({ minutes: 1 }));

async function tellOf(ctx: Context, offer: Offered): Promise<void> {
  const theCase = await visibleCase(ctx, offer.caseId);
  const { entryId, text } = await tellOfOffer(ctx, theCase, offer);
  await queueLetter(ctx, {
    ...{ ...place(theCase), entryId, kind: 'message', text: () => text },
    ...(theCase.due && { due: theCase.due }),
  });
}
