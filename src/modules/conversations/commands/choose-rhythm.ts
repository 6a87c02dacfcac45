import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { append, callOutcome, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';

import type { Rhythm } from '../../customers/tables.ts';
import { nextWordBy } from '../prefill.ts';
import { tables } from '../tables.ts';
import { place } from './say.ts';

/**
 * The customer says how often they want to hear. Their wish stands in for the silence limit: the time shown to them moves
 * with it at once, but never while they still wait for an answer, nor once it has passed.
 */
export async function chooseRhythm(
  ctx: Context,
  wish: { caseId: string; customerId: string; rhythm: Rhythm | null },
): Promise<void> {
  const theCase = await visibleCase(ctx, wish.caseId);
  if (theCase.customerId !== wish.customerId)
    throw conflict('case.other-customer', 'This case belongs to somebody else.');
  await tables(ctx)
    .updateTable('customers')
    .set({ rhythm: wish.rhythm })
    .where('deskId', '=', theCase.deskId)
    .where('id', '=', wish.customerId)
    .execute();
  const moves = theCase.due && theCase.due > ctx.now && (await isAnswered(ctx, theCase));
  const due = moves ? nextWordBy(ctx, { desk: theCase.desk, rhythm: wish.rhythm }) : null;
  const entryId = await append(ctx, place(theCase), {
    kind: 'rhythm chosen',
    audience: 'customer',
    channel: 'page',
    author: { kind: 'customer', id: wish.customerId },
    ...(due && { due }),
    data: { rhythm: wish.rhythm },
  });
  if (due) await moveCase(ctx, theCase, { move: { due }, entryId });
}

/** Whether it was a person of the desk who spoke last, so that nobody waits for an answer. */
async function isAnswered(ctx: Context, theCase: VisibleCase): Promise<boolean> {
  if (theCase.state !== 'open') return false;
  const last = await tables(ctx)
    .selectFrom('entries')
    .select('kind')
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', theCase.id)
    .where('kind', 'in', ['contact', 'reopened', 'joined', 'sender admitted', 'message', 'call'])
    .where('fromStranger', '=', false)
    .where(sql<boolean>`kind <> 'call' or ${callOutcome()} = 'reached'`)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.kind === 'message' || last?.kind === 'call';
}
