import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** Ends an offer, once. */
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
  if (settled.numUpdatedRows !== 1n) throw answeredAlready();
}

export const answeredAlready = () => conflict('hand-off.answered', 'This offer was answered already.');
