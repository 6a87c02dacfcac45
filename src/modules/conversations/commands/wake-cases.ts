import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { dueNear } from '../../cases/events.ts';
import { append, moveCase, visibleCase } from '../../cases/index.ts';

import { tables } from '../tables.ts';
import { wordsFor } from '../words.ts';
import { lapseHandOff } from './hand-off.ts';
import { queueLetter } from './queue-letter.ts';
import { place } from './say.ts';

/** Looks at the cases of a desk whose time has come: warns, marks a missed word, or ends what stayed quiet. */
export async function wakeCases(ctx: Context): Promise<number> {
  const due = await tables(ctx)
    .selectFrom('cases')
    .select(['deskId', 'id', 'ownerId', 'state', 'due'])
    .where('wakeAt', '<=', ctx.now)
    .orderBy('wakeAt')
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const theCase of due) {
    const isOver = theCase.due !== null && theCase.due <= ctx.now;
    if (!isOver) await warnOwner(ctx, theCase);
    else if (theCase.state === 'done') await closeQuiet(ctx, theCase.id);
    else await markMissed(ctx, theCase);
  }
  return due.length;
}

type Waking = { deskId: string; id: string; ownerId: string; due: string | null };

async function warnOwner(ctx: Context, { deskId, id, ownerId, due }: Waking): Promise<void> {
  await lookAgain(ctx, { deskId, id }, due);
  await record(ctx, dueNear, deskId, { caseId: id, ownerId });
}

async function markMissed(ctx: Context, { deskId, id, due }: Waking): Promise<void> {
  await append(
    ctx,
    { deskId, caseId: id },
    { kind: 'next word missed', audience: 'companies', data: { due } },
  );
  await lookAgain(ctx, { deskId, id }, null);
}

async function closeQuiet(ctx: Context, id: string): Promise<void> {
  const theCase = await visibleCase(ctx, id);
  const text = wordsFor(theCase.language).closing;
  const entryId = await append(ctx, place(theCase), {
    kind: 'ended',
    audience: 'customer',
    data: { outcome: 'unknown' },
    words: { text },
  });
  await lapseHandOff(ctx, theCase);
  await queueLetter(ctx, { ...place(theCase), entryId, kind: 'message', text: () => text });
  await moveCase(ctx, theCase, { move: { end: { outcome: 'unknown' } }, entryId });
}

async function lookAgain(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
  at: string | null,
): Promise<void> {
  await tables(ctx)
    .updateTable('cases')
    .set({ wakeAt: at })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
}
