import type { Insertable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Owner } from '../../desks/index.ts';
import { gapChanged } from '../events.ts';
import { type KnowledgeTables, tables } from '../tables.ts';

/** By when what nobody has a say on is mended, in hours. */
export const hoursToMend = 7 * 24;

/** False where there is an open one of its article already. */
export async function keepGap(
  ctx: Context,
  gap: Omit<Insertable<KnowledgeTables['gaps']>, 'madeById'>,
): Promise<boolean> {
  const kept = await tables(ctx)
    .insertInto('gaps')
    .values({ ...gap, madeById: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** False where somebody was first. */
export async function keepOwner(
  ctx: Context,
  place: { deskId: string; gapId: string; turn: number },
  owner: Owner,
): Promise<boolean> {
  const kept = await tables(ctx)
    .insertInto('gapOwners')
    .values({ ...place, ...owner, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** With what was looked for on it, each once. */
export async function keepCase(
  ctx: Context,
  place: { deskId: string; gapId: string; caseId: string },
  searches: readonly string[],
): Promise<void> {
  const by = { byId: ctx.actor.id };
  await tables(ctx)
    .insertInto('gapCases')
    .values({ ...place, ...by })
    .onConflict((same) => same.doNothing())
    .execute();
  const looked = [...new Set(searches)].map((words) => ({ ...place, ...by, words }));
  if (looked.length > 0)
    await tables(ctx)
      .insertInto('gapSearches')
      .values(looked)
      .onConflict((same) => same.doNothing())
      .execute();
  await record(ctx, gapChanged, place.deskId, {});
}
