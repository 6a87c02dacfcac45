import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, forbidden, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { changePerson } from './change-person.ts';
import { briefingIn, halfADay, makeOffer, nothingSaid } from './make-offer.ts';
import { place, refuseOver, say } from './say.ts';
import { sayWaiting } from './say-waiting.ts';
import { answeredAlready, settle } from './settle-offer.ts';
import { tellGiver } from './tell-giver.ts';
import { isTold, sendTold, tellItStays, tellOfOffer } from './tell-of-offer.ts';

/** Offers a case to somebody else on the roster. Until they accept, its owner stays its owner. */
export async function offerHandOff(
  ctx: Context,
  input: Input<typeof conversationsApi.offerHandOff> & { togetherId?: string },
): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  if (input.toId === theCase.ownerId) throw invalid('hand-off.same-owner', 'This case is theirs already.');
  await requireOnRoster(ctx, theCase, input.toId);
  const { answerBy = await halfADay(ctx, theCase, input.toId) } = input;
  if (answerBy <= ctx.now) throw invalid('hand-off.not-ahead', 'Choose a time for the answer that is ahead.');
  const { changesAt } = input;
  if (changesAt && (changesAt <= ctx.now || changesAt > latestChange(ctx)))
    throw invalid('hand-off.change-out-of-reach', 'Choose a time within the next fourteen days.');

  const id = await makeOffer(ctx, theCase, {
    toId: input.toId,
    answerBy,
    offeredById: ctx.actor.id,
    togetherId: input.togetherId ?? null,
    ...(changesAt && { changesAt }),
    briefing: { ...nothingSaid, ...briefingIn(input) },
  });
  if (!id)
    throw conflict('hand-off.open', 'This case is offered to somebody already. Take that offer back first.');
  return { id, caseId: theCase.id };
}

const latestChange = (ctx: Context) => asInstant(Temporal.Instant.from(ctx.now).add({ hours: 14 * 24 }));

/**
 * Accepts it. The customer is told before, and the person changes once they had time to say something; where that is over
 * or it cannot wait, in the same transaction.
 */
export async function acceptHandOff(
  ctx: Context,
  input: Input<typeof conversationsApi.acceptHandOff>,
): Promise<Made> {
  const { handOff, theCase: named } = await openHandOff(ctx, input.handOff);
  if (handOff.toId !== ctx.actor.id)
    throw forbidden('hand-off.not-yours', 'This case was offered to somebody else.');
  permit(maySpeakToCustomers(ctx.actor, named.deskId));
  if (handOff.needsReadBack && !input.readBack) {
    throw invalid(
      'hand-off.read-back',
      'Say in your own words what was promised and what must not be asked again.',
    );
  }
  if (handOff.customerSays && !handOff.wishAnsweredAt && !input.text) {
    throw invalid(
      'hand-off.customer-waits',
      'The customer would rather have somebody else. Tell them in your own words why it is you.',
    );
  }
  const theCase = await sayWaiting(ctx, named);
  if (input.readBack) {
    await append(ctx, place(theCase), {
      kind: 'note',
      audience: 'companies',
      data: { readBackOf: handOff.id },
      words: { text: input.readBack },
    });
  }
  const told = handOff.toldAt ? null : await tellOfOffer(ctx, theCase, handOff);
  const answersWish = handOff.customerSays !== null && handOff.wishAnsweredAt === null;
  const accepted = await agree(ctx, handOff, answersWish);
  const { text } = input;
  const isLater = accepted.changesAt !== null && accepted.changesAt > ctx.now;
  if (!isLater && (!accepted.isHeld || text)) return changePerson(ctx, theCase, { handOff, text, told });
  if (told) await sendTold(ctx, theCase, told);
  const entryId = await append(ctx, place(theCase), {
    kind: 'hand-off agreed',
    audience: 'companies',
    data: { handOffId: handOff.id, toId: handOff.toId, changesAt: accepted.changesAt },
    ...(text && !answersWish && { words: { text } }),
  });
  await tellGiver(ctx, handOff, entryId);
  // What the customer would rather have is answered now, and not as the person changes.
  if (text && answersWish) await say(ctx, { case: theCase.id, audience: 'customer', text });
  return { id: entryId, caseId: theCase.id };
}

/** Their words to the customer answer what the customer would rather have. */
async function agree(ctx: Context, { deskId, id }: OpenOffer, answersWish: boolean) {
  const accepted = await tables(ctx)
    .updateTable('handOffs')
    .set({ acceptedAt: ctx.now, ...(answersWish && { wishAnsweredAt: ctx.now }) })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .where('state', '=', 'offered')
    .where('acceptedAt', 'is', null)
    .returning(['changesAt', sql<boolean>`app.is_held(hand_offs)`.as('isHeld')])
    .executeTakeFirst();
  if (!accepted) throw answeredAlready();
  return accepted;
}

export async function declineHandOff(
  ctx: Context,
  input: Input<typeof conversationsApi.declineHandOff>,
): Promise<Made> {
  const { handOff, theCase } = await openHandOff(ctx, input.handOff);
  if (handOff.toId !== ctx.actor.id)
    throw forbidden('hand-off.not-yours', 'This case was offered to somebody else.');
  await settle(ctx, handOff, 'declined');
  const id = await append(ctx, place(theCase), {
    kind: 'hand-off declined',
    audience: 'companies',
    data: { handOffId: handOff.id },
    words: { text: input.reason },
  });
  if (isTold(handOff)) await tellItStays(ctx, theCase, { ...handOff, kind: 'hand-off told' });
  await tellGiver(ctx, handOff, id);
  return { id, caseId: theCase.id };
}

export async function withdrawHandOff(
  ctx: Context,
  input: Input<typeof conversationsApi.withdrawHandOff> & { unlessAccepted?: boolean },
): Promise<Made> {
  const { handOff, theCase } = await openHandOff(ctx, input.handOff);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  if (input.unlessAccepted && handOff.acceptedAt !== null) throw answeredAlready();
  await settle(ctx, handOff, 'withdrawn');
  // Whoever was told of it hears that it is not so.
  const kind = 'hand-off withdrawn' as const;
  const id = isTold(handOff)
    ? await tellItStays(ctx, theCase, { ...handOff, kind })
    : await append(ctx, place(theCase), { kind, audience: 'companies', data: { handOffId: handOff.id } });
  await tellGiver(ctx, handOff, id);
  return { id, caseId: theCase.id };
}

/** An offer lapses with the case it was for. */
export async function lapseHandOff(ctx: Context, theCase: VisibleCase): Promise<void> {
  await tables(ctx)
    .updateTable('handOffs')
    .set({ state: 'withdrawn', answeredAt: ctx.now })
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', theCase.id)
    .where('state', '=', 'offered')
    .execute();
}

type OpenOffer = Awaited<ReturnType<typeof openHandOff>>['handOff'];

export async function openHandOff(ctx: Context, id: string) {
  const handOff = await tables(ctx)
    .selectFrom('handOffs')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!handOff) throw notFound('hand-off.not-found', 'There is no such offer here.');
  return { handOff, theCase: await visibleCase(ctx, handOff.caseId) };
}

async function requireOnRoster(ctx: Context, theCase: VisibleCase, personId: string): Promise<void> {
  const there = await tables(ctx)
    .selectFrom('roster')
    .select('role')
    .where('deskId', '=', theCase.deskId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (!there || there.role === 'expert') {
    throw invalid('hand-off.not-on-roster', 'Offer it to somebody who serves customers on this desk.');
  }
}
