import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { append, moveCase, visibleCase } from '../../cases/index.ts';

import type { Rhythm } from '../../customers/tables.ts';
import { nextWordBy } from '../prefill.ts';
import { tables } from '../tables.ts';
import { place } from './say.ts';

/** The customer says how often they want to hear; the time shown to them moves with their wish, at once. */
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
  const due = theCase.state === 'open' ? nextWordBy(ctx, { desk: theCase.desk, rhythm: wish.rhythm }) : null;
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
