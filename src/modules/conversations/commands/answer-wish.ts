import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { forbidden, permit } from '../../../platform/refusal.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { openHandOff } from './hand-off.ts';
import { say } from './say.ts';
import { answeredAlready } from './settle-offer.ts';

/** Tells a customer why it is somebody else than they would rather have; the person changes at its time. */
export async function answerWish(
  ctx: Context,
  { handOff: id, text }: Input<typeof conversationsApi.answerWish>,
): Promise<Made> {
  const { handOff, theCase } = await openHandOff(ctx, id);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  if (handOff.toId === ctx.actor.id)
    throw forbidden('hand-off.owner-answers', 'Whoever has the case answers its customer.');
  const answered = await tables(ctx)
    .updateTable('handOffs')
    .set({ wishAnsweredAt: ctx.now })
    .where('deskId', '=', handOff.deskId)
    .where('id', '=', handOff.id)
    .where('state', '=', 'offered')
    .where('customerSays', 'is not', null)
    .where('wishAnsweredAt', 'is', null)
    .executeTakeFirst();
  if (answered.numUpdatedRows !== 1n) throw answeredAlready();
  return say(ctx, { case: theCase.id, audience: 'customer', text });
}
