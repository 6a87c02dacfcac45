import type { Context, Instant } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { Outcome } from '../contract.ts';
import { warnAt } from '../due.ts';
import { tables } from '../tables.ts';

/** What changes on a case row; what is left out stays. */
export type Move = {
  ownerId?: string;
  due?: Instant;
  standsEntryId?: string;
  state?: 'open' | 'done';
  end?: { outcome: Outcome } | { joinedToId: string };
};

/**
 * Changes a case, last in its command: the entry that explains it is already on the line, and the version decides
 * between two who change it at once.
 */
export async function moveCase(
  ctx: Context,
  theCase: { deskId: string; id: string; version: number },
  { move, entryId }: { move: Move; entryId: string },
): Promise<void> {
  const moved = await tables(ctx)
    .updateTable('cases')
    .set({ ...changes(ctx, move), lastEntryId: entryId, version: theCase.version + 1 })
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

function changes(ctx: Context, { ownerId, due, standsEntryId, state, end }: Move) {
  if (end) {
    const over = { due: null, dueSetAt: null, wakeAt: null, endedAt: ctx.now };
    return 'outcome' in end
      ? { ...over, state: 'ended' as const, outcome: end.outcome }
      : { ...over, state: 'joined' as const, joinedToId: end.joinedToId, outcome: null };
  }
  return {
    ...(ownerId && { ownerId }),
    ...(standsEntryId && { standsEntryId }),
    ...(state && { state, outcome: null, endedAt: null }),
    ...(due && { due, dueSetAt: ctx.now, wakeAt: state === 'done' ? due : wakeAt(ctx.now, due) }),
  };
}

/** The sweeper looks at a case when its owner is to be warned; what it finds there decides when it looks again. */
export function wakeAt(now: Instant, due: Instant): Instant {
  return due <= now ? now : asInstant(warnAt(Temporal.Instant.from(now), Temporal.Instant.from(due)));
}
