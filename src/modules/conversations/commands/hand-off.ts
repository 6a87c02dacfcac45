import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, forbidden, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { append, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { wordsFor } from '../words.ts';
import { briefingIn, halfADay, makeOffer, nothingSaid } from './make-offer.ts';
import { namesOf } from './names-of.ts';
import { queueLetter } from './queue-letter.ts';
import { place, refuseOver } from './say.ts';
import { sayWaiting } from './say-waiting.ts';
import { tellGiver } from './tell-giver.ts';
import { isTold, tellItStays, tellOfOffer } from './tell-of-offer.ts';

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

  const id = await makeOffer(ctx, theCase, {
    toId: input.toId,
    answerBy,
    offeredById: ctx.actor.id,
    togetherId: input.togetherId ?? null,
    briefing: { ...nothingSaid, ...briefingIn(input) },
  });
  if (!id)
    throw conflict('hand-off.open', 'This case is offered to somebody already. Take that offer back first.');
  return { id, caseId: theCase.id };
}

/** Accepts it: what the customer is told before, the new owner, their word and the end of the offer are one transaction. */
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
  if (handOff.customerSays && !input.text) {
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
  const before = handOff.toldAt ? null : await tellOfOffer(ctx, theCase, handOff);
  await settle(ctx, handOff, 'accepted');
  const names = await namesOf(ctx, { deskId: theCase.deskId, ids: [ctx.actor.id] });
  const text = input.text ?? wordsFor(theCase.language).handedOver(names.get(ctx.actor.id) ?? '');
  const entryId = await append(ctx, place(theCase), {
    kind: 'hand-off accepted',
    audience: 'customer',
    ...(theCase.due && { due: theCase.due }),
    data: { handOffId: handOff.id, fromId: handOff.fromId, toId: handOff.toId },
    words: { text },
  });
  await moveCase(ctx, theCase, { move: { ownerId: ctx.actor.id }, entryId });
  await tellGiver(ctx, handOff, entryId);
  await queueLetter(ctx, {
    ...place(theCase),
    entryId,
    kind: 'message',
    text: () => (before ? `${before.text}\n\n${text}` : text),
    ...(theCase.stands && { stands: theCase.stands }),
    ...(theCase.due && { due: theCase.due }),
  });
  return { id: entryId, caseId: theCase.id };
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
  input: Input<typeof conversationsApi.withdrawHandOff>,
): Promise<Made> {
  const { handOff, theCase } = await openHandOff(ctx, input.handOff);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
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

export async function openHandOff(ctx: Context, id: string) {
  const handOff = await tables(ctx)
    .selectFrom('handOffs')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!handOff) throw notFound('hand-off.not-found', 'There is no such offer here.');
  return { handOff, theCase: await visibleCase(ctx, handOff.caseId) };
}

export async function settle(
  ctx: Context,
  handOff: { deskId: string; id: string },
  state: 'accepted' | 'declined' | 'withdrawn' | 'lapsed',
): Promise<void> {
  const settled = await tables(ctx)
    .updateTable('handOffs')
    .set({ state, answeredAt: ctx.now })
    .where('deskId', '=', handOff.deskId)
    .where('id', '=', handOff.id)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  if (settled.numUpdatedRows !== 1n) throw conflict('hand-off.answered', 'This offer was answered already.');
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
