import type { Context, Instant } from '../../../platform/context.ts';
import type { CustomerSays } from '../../cases/contract.ts';
import { append, type VisibleCase } from '../../cases/index.ts';
import { tables } from '../tables.ts';
import { showInstant, wordsFor } from '../words.ts';
import { namesOf } from './names-of.ts';
import { queueLetter } from './queue-letter.ts';
import { place } from './say.ts';
import { answeredAlready } from './settle-offer.ts';

type Offer = {
  deskId: string;
  id: string;
  fromId: string;
  toId: string;
  customerSays: CustomerSays | null;
};

/** Puts on the line, for the customer, who would take their case over; the letter that says so is for the caller. */
export async function tellOfOffer(
  ctx: Context,
  theCase: VisibleCase,
  { deskId, id, fromId, toId, customerSays }: Offer,
): Promise<Told> {
  const names = await namesOf(ctx, { deskId, ids: [fromId, toId] });
  const told = await tables(ctx)
    .updateTable('handOffs')
    .set({ toldAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .where('state', '=', 'offered')
    .returning('changesAt')
    .executeTakeFirst();
  if (!told) throw answeredAlready();
  const words = wordsFor(theCase.language);
  const between = [names.get(fromId) ?? '', names.get(toId) ?? ''] as const;
  const when =
    told.changesAt && showInstant(told.changesAt, { language: theCase.language, zone: theCase.desk.zone });
  // Who has said that they would rather wait is not asked again.
  const text = customerSays ? words.offerToldOn(...between) : words.offerTold(...between, when);
  const entryId = await append(ctx, place(theCase), {
    kind: 'hand-off told',
    audience: 'customer',
    data: { handOffId: id, fromId, toId },
    words: { text },
  });
  return { entryId, text };
}

type Told = { entryId: string; text: string };

export async function sendTold(ctx: Context, theCase: VisibleCase, { entryId, text }: Told): Promise<void> {
  await queueLetter(ctx, {
    ...{ ...place(theCase), entryId, kind: 'message', text: () => text },
    ...(theCase.due && { due: theCase.due }),
  });
}

/** Whether the customer knows of it: they were told, or have answered on their page before anybody wrote. */
export const isTold = (offer: { toldAt: Instant | null; customerSays: CustomerSays | null }): boolean =>
  offer.toldAt !== null || offer.customerSays !== null;

/** Whoever was told that somebody else might take their case over, or asked that it stays, hears that it does. */
export async function tellItStays(
  ctx: Context,
  theCase: VisibleCase,
  offer: { id: string; customerSays: CustomerSays | null; kind: 'hand-off told' | 'hand-off withdrawn' },
): Promise<string> {
  const names = await namesOf(ctx, { deskId: theCase.deskId, ids: [theCase.ownerId] });
  const text = itStays(theCase.language, {
    owner: names.get(theCase.ownerId) ?? '',
    says: offer.customerSays,
  });
  const entryId = await append(ctx, place(theCase), {
    ...{ kind: offer.kind, audience: 'customer', data: { handOffId: offer.id } },
    words: { text },
  });
  await sendTold(ctx, theCase, { entryId, text });
  return entryId;
}

export function itStays(language: string, { owner, says }: { owner: string; says: CustomerSays | null }) {
  const words = wordsFor(language);
  return says === 'wait' ? words.staysWith(owner) : words.staysAfterAll(owner);
}
