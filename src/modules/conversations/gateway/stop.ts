import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

// Those that carriers and authorities name, in the languages of a customer's page; each only as the whole of a text.
const stops = new Set(
  'stop stopall unsubscribe cancel end quit revoke optout stopp abmelden abbestellen parar baja alto'.split(
    ' ',
  ),
);
const starts = new Set('start unstop anmelden alta'.split(' '));

/** Whether a text asks for no more texts, or for texts again. */
export function wishIn(words: string): 'stop' | 'start' | null {
  const said = words.toLowerCase().replace(/[^\p{L}]/gu, '');
  if (stops.has(said)) return 'stop';
  return starts.has(said) ? 'start' : null;
}

/** Whoever else has the number is meant as well: it is the telephone that gets no more. */
export async function heedWish(
  ctx: Context,
  { deskId, number }: { deskId: string; number: string },
  wish: 'stop' | 'start',
): Promise<void> {
  await tables(ctx)
    .updateTable('contactPoints')
    .set({ textsStoppedAt: wish === 'stop' ? ctx.now : null })
    .where('deskId', '=', deskId)
    .where('kind', '=', 'phone')
    .where('address', '=', number)
    .execute();
}
