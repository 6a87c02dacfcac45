import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { visibleDesk, worksHere } from '../../desks/index.ts';
import type { CauseWords, demandApi } from '../contract.ts';
import { causesChanged } from '../events.ts';
import { mayChangeCause, mayMarkDemand } from '../policy.ts';
import { causeNamed, noSuchCause, visibleCause } from '../queries/visible-cause.ts';
import { visibleType } from '../queries/visible-type.ts';
import { tables } from '../tables.ts';
import { keepVersion, refuseMerged } from './demand-types.ts';

/** What makes customers come, as whoever works with them sees it. */
export async function makeCause(
  ctx: Context,
  { desk, type, ...words }: Input<typeof demandApi.makeCause>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  permit(mayMarkDemand(ctx.actor, deskId));
  await refuseNobody(ctx, deskId, words);
  if (await causeNamed(ctx, deskId, words.name)) throw taken();
  const id = uuid();
  await tables(ctx).insertInto('causes').values({ deskId, id, madeById: ctx.actor.id }).execute();
  await keepWords(ctx, { deskId, causeId: id, version: 1 }, { ...words, removal: null });
  if (type !== undefined) await causeOfType(ctx, { type, cause: id });
  return { id };
}

/** Of two who read the same version the second one reads the first one's before they say theirs. */
export async function changeCause(
  ctx: Context,
  { cause, version, removal, ...words }: Input<typeof demandApi.changeCause>,
): Promise<Made> {
  const found = await visibleCause(ctx, cause);
  permit(mayChangeCause(ctx.actor, found));
  if (found.version !== version) throw changedMeanwhile();
  // Whoever has left stays named until somebody else is.
  const isSame = words.ownerId === found.ownerId && words.departmentId === found.departmentId;
  if (!isSame) await refuseNobody(ctx, found.deskId, words);
  const other = removal === null && (await causeNamed(ctx, found.deskId, words.name));
  if (other && other.id !== found.id) throw taken();
  const place = { deskId: found.deskId, causeId: found.id, version: version + 1 };
  const isKept = await keepWords(ctx, place, { ...words, removal });
  if (!isKept) throw changedMeanwhile();
  return { id: found.id };
}

/** Each type comes of one cause or of none; what is merged into another one comes of that one's. */
export async function causeOfType(
  ctx: Context,
  { type, cause }: Input<typeof demandApi.causeOfType>,
): Promise<Made> {
  const found = await visibleType(ctx, type);
  permit(mayMarkDemand(ctx.actor, found.deskId));
  refuseMerged(found);
  if (found.demand === 'value')
    throw conflict('cause.of-value', 'Value is what customers want from us. It has no cause to remove.');
  if (cause !== null && (await visibleCause(ctx, cause)).deskId !== found.deskId) throw noSuchCause();
  if (found.causeId !== cause) await keepVersion(ctx, { ...found, causeId: cause });
  return { id: found.id };
}

/** False where somebody was first. */
async function keepWords(
  ctx: Context,
  place: { deskId: string; causeId: string; version: number },
  { name, behind, behindWords, ownerId, departmentId, due, removal }: CauseWords & { removal: string | null },
): Promise<boolean> {
  const kept = await tables(ctx)
    .insertInto('causeVersions')
    .values({ ...place, name, behind, behindWords, ownerId, departmentId, due, removal, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  await record(ctx, causesChanged, place.deskId, {});
  return kept.numInsertedOrUpdatedRows === 1n;
}

async function refuseNobody(ctx: Context, deskId: string, owner: CauseWords): Promise<void> {
  if (await worksHere(ctx, deskId, owner)) return;
  throw invalid('cause.nobody', 'Choose a company that works on this desk, or a department of it.');
}

const taken = () =>
  conflict('cause.taken', 'There is a cause of that name already. Say that the type comes of that one.');

const changedMeanwhile = () =>
  conflict('cause.changed', 'Somebody has changed this cause meanwhile. Read it again, then say yours.');
