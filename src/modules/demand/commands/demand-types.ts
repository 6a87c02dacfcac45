import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Demand, demandApi } from '../contract.ts';
import { demandTypesChanged } from '../events.ts';
import { mayKeepTypes, mayMarkDemand } from '../policy.ts';
import { noSuchType, typeNamed, type VisibleType, visibleType } from '../queries/visible-type.ts';
import { tables } from '../tables.ts';

/** A type of what customers come with; split off another one it takes none of its marks along. */
export async function makeType(
  ctx: Context,
  { desk, demand, name, from }: Input<typeof demandApi.makeType>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  permit(from === undefined ? mayMarkDemand(ctx.actor, deskId) : mayKeepTypes(ctx.actor, deskId));
  if (from !== undefined) await sameKind(ctx, { deskId, demand }, from);
  await refuseTaken(ctx, { deskId, demand, name });
  return { id: await keepType(ctx, { deskId, demand, name, fromId: from ?? null }) };
}

export async function keepType(
  ctx: Context,
  { name, ...type }: { deskId: string; demand: Demand; name: string; fromId: string | null },
): Promise<string> {
  const id = uuid();
  await tables(ctx)
    .insertInto('demandTypes')
    .values({ ...type, id, madeById: ctx.actor.id })
    .execute();
  await keepVersion(ctx, { deskId: type.deskId, id, version: 0, name, heirId: null, causeId: null });
  return id;
}

export async function renameType(
  ctx: Context,
  { type, name }: Input<typeof demandApi.renameType>,
): Promise<Made> {
  const found = await typeInUse(ctx, type);
  if (found.name === name) return { id: found.id };
  if (found.name.toLowerCase() !== name.toLowerCase()) await refuseTaken(ctx, { ...found, name });
  await keepVersion(ctx, { ...found, name });
  return { id: found.id };
}

/** What was marked with it counts with the other one, whatever that is called later. */
export async function mergeType(
  ctx: Context,
  { type, into }: Input<typeof demandApi.mergeType>,
): Promise<Made> {
  const found = await typeInUse(ctx, type);
  const heir = await sameKind(ctx, found, into);
  if (heir.id === found.id || heir.heirId !== null)
    throw conflict('demand-type.no-heir', 'Choose another type, one that is in use.');
  await keepVersion(ctx, { ...found, heirId: heir.id });
  return { id: found.id };
}

async function typeInUse(ctx: Context, id: string): Promise<VisibleType> {
  const found = await visibleType(ctx, id);
  permit(mayKeepTypes(ctx.actor, found.deskId));
  refuseMerged(found);
  return found;
}

export function refuseMerged({ heirId }: VisibleType): void {
  if (heirId !== null)
    throw conflict('demand-type.merged', 'This type was merged into another one. Change that one.');
}

async function sameKind(
  ctx: Context,
  { deskId, demand }: { deskId: string; demand: Demand },
  id: string,
): Promise<VisibleType> {
  const other = await visibleType(ctx, id);
  if (other.deskId !== deskId) throw noSuchType();
  if (other.demand !== demand)
    throw conflict('demand-type.other-kind', 'One is value and the other failure. Choose one of the same.');
  return other;
}

async function refuseTaken(
  ctx: Context,
  named: { deskId: string; demand: Demand; name: string },
): Promise<void> {
  if (await typeNamed(ctx, named))
    throw conflict('demand-type.taken', 'There is a type of that name already.');
}

type Before = Pick<VisibleType, 'deskId' | 'id' | 'version' | 'name' | 'heirId' | 'causeId'>;

export async function keepVersion(
  ctx: Context,
  { deskId, id, version, name, heirId, causeId }: Before,
): Promise<void> {
  await tables(ctx)
    .insertInto('demandTypeVersions')
    .values({ deskId, typeId: id, version: version + 1, name, heirId, causeId, byId: ctx.actor.id })
    .execute();
  await record(ctx, demandTypesChanged, deskId, {});
}
