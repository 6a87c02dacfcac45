import type { Context, Instant } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { Outcome } from '../contract.ts';
import { warnAt } from '../due.ts';
import type { VisibleCase } from '../queries/visible-case.ts';
import { tables } from '../tables.ts';

/** What changes on a case row; what is left out stays. */
export type Move = {
  ownerId?: string;
  due?: Instant;
  standsEntryId?: string;
  state?: 'open' | 'done';
  end?: { outcome: Outcome } | { joinedToId: string };
};

type Current = Pick<VisibleCase, 'deskId' | 'id' | 'version' | 'due' | 'state'>;

/**
 * Changes a case, last in its command: the entry that explains it is already on the line, and the version decides
 * between two who change it at once.
 */
export async function moveCase(
  ctx: Context,
  theCase: Current,
  { move, entryId }: { move: Move; entryId: string },
): Promise<void> {
  const moved = await tables(ctx)
    .updateTable('cases')
    .set({ ...changes(ctx, theCase, move), lastEntryId: entryId, version: theCase.version + 1 })
    .where('deskId', '=', theCase.deskId)
    .where('id', '=', theCase.id)
    .where('version', '=', theCase.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) {
    throw conflict(
      'case.changed',
      'Somebody changed this case meanwhile. Look again, then repeat what you did.',
    );
  }
}

function changes(ctx: Context, theCase: Current, { ownerId, standsEntryId, end, ...next }: Move) {
  if (end) {
    const over = { due: null, dueSetAt: null, wakeAt: null, endedAt: ctx.now };
    return 'outcome' in end
      ? { ...over, state: 'ended' as const, outcome: end.outcome }
      : { ...over, state: 'joined' as const, joinedToId: end.joinedToId, outcome: null };
  }
  const { due = theCase.due, state = theCase.state } = next;
  // Whoever writes again and again brings neither the warning back nor the note that a word was missed.
  const runsAnew = due !== theCase.due || state !== theCase.state;
  return {
    ...(ownerId && { ownerId }),
    ...(standsEntryId && { standsEntryId }),
    ...(next.state && { state, outcome: null, endedAt: null }),
    ...(due && runsAnew && { due, dueSetAt: ctx.now, wakeAt: state === 'done' ? due : wakeAt(ctx.now, due) }),
  };
}

/** The sweeper looks at a case when its owner is to be warned; what it finds there decides when it looks again. */
export function wakeAt(now: Instant, due: Instant): Instant {
  return due <= now ? now : asInstant(warnAt(Temporal.Instant.from(now), Temporal.Instant.from(due)));
}
