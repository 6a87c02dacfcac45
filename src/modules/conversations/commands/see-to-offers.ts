import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { heirOf } from '../../desks/index.ts';
import { tables } from '../tables.ts';
import { changePerson } from './change-person.ts';
import { halfADay, makeOffer } from './make-offer.ts';
import { place } from './say.ts';
import { sayOrHold } from './say-waiting.ts';
import { settle } from './settle-offer.ts';
import { tellGiver } from './tell-giver.ts';
import { isTold, sendTold, tellItStays, tellOfOffer } from './tell-of-offer.ts';

const atOnce = 50;

/**
 * Passes on what nobody answered in time, tells customers of what was not answered at once, and gives what was accepted to
 * whoever accepted it once its time has come.
 */
export async function seeToOffers(ctx: Context): Promise<number> {
  const [late, untold] = [await lapseLate(ctx), await tellCustomers(ctx)];
  return late + untold + (await changePersons(ctx));
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
  const late = await waiting(ctx).where('acceptedAt', 'is', null).where('answerBy', '<=', ctx.now).execute();
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
  // Where the customer was told that nothing changes before, it does not.
  const changesAt = offer.changesAt !== null && offer.changesAt > ctx.now ? offer.changesAt : undefined;
  await makeOffer(ctx, theCase, {
    ...{ toId, answerBy, offeredById, togetherId, briefing },
    ...(changesAt && { changesAt }),
  });
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
  await sendTold(ctx, theCase, await tellOfOffer(ctx, theCase, offer));
}

/** Not where the customer said something to it that nobody has answered: then its owner honours it, or answers. */
async function changePersons(ctx: Context): Promise<number> {
  const agreed = await waiting(ctx)
    .where('acceptedAt', 'is not', null)
    .where('changesAt', '<=', ctx.now)
    .where(sql<boolean>`not app.is_held(hand_offs)`)
    .execute();
  for (const offer of agreed) await changeTo(ctx, offer);
  return agreed.length;
}

/** Under the rights of whoever accepted it, as they are now; where they may not any more, it stays. */
async function changeTo(ctx: Context, offer: Offered): Promise<void> {
  const { deskId, toId: personId } = offer;
  const said = await saidWith(ctx, offer);
  await sayOrHold(ctx, {
    saying: async () => {
      const taker = await ctx.become({ kind: 'person', personId, organizationId: said.organizationId });
      const theCase = await visibleCase(taker, offer.caseId);
      await changePerson(taker, theCase, { handOff: offer, text: said.text ?? undefined, told: null });
      await ctx.become({ kind: 'desk-system', deskId });
    },
    hold: async () => {
      await settle(ctx, offer, 'withdrawn');
      const theCase = await visibleCase(ctx, offer.caseId);
      await tellGiver(ctx, offer, await tellItStays(ctx, theCase, { ...offer, kind: 'hand-off withdrawn' }));
    },
  });
}

/** For whom they work, and what the customer is to read of them, if they wrote that when they accepted. */
const saidWith = (ctx: Context, { deskId, caseId, id, toId }: Offered) =>
  tables(ctx)
    .selectFrom('roster as r')
    .leftJoin('entries as e', (join) =>
      join
        .onRef('e.deskId', '=', 'r.deskId')
        .on('e.caseId', '=', caseId)
        .on('e.kind', '=', 'hand-off agreed')
        .on(sql<string>`e.data ->> 'handOffId'`, '=', id),
    )
    .leftJoin('entryWords as w', (join) =>
      join.onRef('w.deskId', '=', 'e.deskId').onRef('w.entryId', '=', 'e.id'),
    )
    .select(['r.organizationId', 'w.text'])
    .where('r.deskId', '=', deskId)
    .where('r.personId', '=', toId)
    .executeTakeFirstOrThrow();
