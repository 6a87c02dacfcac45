import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { CustomerSays } from '../../cases/contract.ts';
import { append, dueAfterContact, moveCase, visibleCase } from '../../cases/index.ts';
import { tables } from '../tables.ts';
import { place } from './say.ts';
import { tellGiver } from './tell-giver.ts';

/**
 * What a customer would rather have than the hand-off they were told of; runs as the desk's system, in their name. Like
 * any word of theirs it brings the next word nearer: the owner takes the offer back, or says why not.
 */
export async function answerOffer(
  ctx: Context,
  said: { caseId: string; customerId: string; says: CustomerSays },
): Promise<{ entryId: string }> {
  const theCase = await visibleCase(ctx, said.caseId);
  if (theCase.customerId !== said.customerId)
    throw conflict('case.other-customer', 'This case belongs to somebody else.');
  const answered = await tables(ctx)
    .updateTable('handOffs')
    .set({ customerSays: said.says })
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', theCase.id)
    .where('state', '=', 'offered')
    .where('toldAt', 'is not', null)
    .where('customerSays', 'is', null)
    .returning(['id', 'fromId', 'toId'])
    .executeTakeFirst();
  if (!answered || !theCase.due) throw conflict('hand-off.answered', 'This offer was answered already.');
  const { id: handOffId, ...between } = answered;
  const received = Temporal.Instant.from(ctx.now);
  const currentDue = Temporal.Instant.from(theCase.due);
  const due = asInstant(dueAfterContact({ received, currentDue, desk: theCase.desk }));
  const entryId = await append(ctx, place(theCase), {
    ...{ kind: 'hand-off answered', audience: 'customer', channel: 'page', due },
    author: { kind: 'customer', id: said.customerId },
    data: { handOffId, ...between, says: said.says },
  });
  await moveCase(ctx, theCase, { move: { due }, entryId });
  await tellGiver(ctx, { ...place(theCase), id: handOffId }, entryId);
  return { entryId };
}
