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

/** It is the telephone that gets no more, whoever else has its number; the database lets everything know of it. */
export async function heedWish(
  ctx: Context,
  { deskId, number }: { deskId: string; number: string },
  wish: 'stop' | 'start',
): Promise<void> {
  const db = tables(ctx);
  if (wish === 'stop') {
    await db
      .insertInto('textStops')
      .values({ deskId, number })
      .onConflict((stopped) => stopped.doNothing())
      .execute();
    return;
  }
  await db.deleteFrom('textStops').where('deskId', '=', deskId).where('number', '=', number).execute();
}
