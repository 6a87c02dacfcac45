import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, forbidden, notFound } from '../../../platform/refusal.ts';
import type { expertsApi } from '../contract.ts';
import { askChanged } from '../events.ts';
import { tables } from '../tables.ts';

/** Whoever is being asked is told by the desk that it is not needed any more. */
export async function takeAskBack(
  ctx: Context,
  { ask: id }: Input<typeof expertsApi.takeAskBack>,
): Promise<Made> {
  const ask = await tables(ctx).selectFrom('asks').selectAll().where('id', '=', id).executeTakeFirst();
  if (!ask) throw notFound('ask.not-found', 'There is no such question here.');
  if (ask.askedById !== ctx.actor.id) throw forbidden('ask.of-another', 'Whoever asked takes it back.');
  const taken = await tables(ctx)
    .updateTable('asks')
    .set({ outcome: 'taken back', settledAt: ctx.now, nextAt: ctx.now })
    .where('deskId', '=', ask.deskId)
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n)
    throw conflict('ask.settled', 'This was settled just now. Read what they said.');
  await record(ctx, askChanged, ask.deskId, { caseId: ask.caseId });
  return { id, caseId: ask.caseId };
}
