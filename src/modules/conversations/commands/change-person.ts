import type { Context } from '../../../platform/context.ts';
import type { Made } from '../../../platform/http/endpoint.ts';
import { append, moveCase, type VisibleCase } from '../../cases/index.ts';
import { wordsFor } from '../words.ts';
import { namesOf } from './names-of.ts';
import { queueLetter } from './queue-letter.ts';
import { place } from './say.ts';
import { settle } from './settle-offer.ts';
import { tellGiver } from './tell-giver.ts';

type Offer = { deskId: string; id: string; caseId: string; fromId: string; toId: string };
type Change = {
  handOff: Offer;
  /** To the customer, in words of whoever takes it over; prefilled when left out. */
  text?: string | undefined;
  /** What they are told before in the same letter, where they were not yet. */
  told: { text: string } | null;
};

/** Whoever accepted it owns it from now on, by their own word: the end of the offer, the owner and the letter are one transaction. */
export async function changePerson(
  ctx: Context,
  theCase: VisibleCase,
  { handOff, ...said }: Change,
): Promise<Made> {
  await settle(ctx, handOff, 'accepted');
  const names = await namesOf(ctx, { deskId: theCase.deskId, ids: [ctx.actor.id] });
  const text = said.text ?? wordsFor(theCase.language).handedOver(names.get(ctx.actor.id) ?? '');
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
    text: () => (said.told ? `${said.told.text}\n\n${text}` : text),
    ...(theCase.stands && { stands: theCase.stands }),
    ...(theCase.due && { due: theCase.due }),
  });
  return { id: entryId, caseId: theCase.id };
}
