import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { Demand, demandApi } from '../contract.ts';
import { demandMarked } from '../events.ts';
import { mayMarkDemand } from '../policy.ts';
import { noSuchType, typeNamed, visibleType } from '../queries/visible-type.ts';
import { tables } from '../tables.ts';
import { keepType } from './demand-types.ts';

type Marking = Input<typeof demandApi.mark>;

/** Value or failure, from the customer's side; a later word replaces an earlier one, which is kept. */
export async function markDemand(ctx: Context, { case: named, ...said }: Marking): Promise<Made> {
  const { deskId, id: caseId } = await visibleCase(ctx, named);
  permit(mayMarkDemand(ctx.actor, deskId));
  const entryId = await contactOf(ctx, { deskId, caseId }, said.entry);
  const id = uuid();
  await tables(ctx)
    .insertInto('demandMarks')
    .values({
      ...{ deskId, id, caseId, entryId, demand: said.demand, byId: ctx.actor.id },
      typeId: await typeOf(ctx, deskId, said),
    })
    .execute();
  await record(ctx, demandMarked, deskId, { caseId });
  return { id, caseId };
}

/** The one that is named, or the latest. */
async function contactOf(
  ctx: Context,
  { deskId, caseId }: { deskId: string; caseId: string },
  named: string | undefined,
): Promise<string> {
  let contacts = tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', caseId)
    .where('kind', '=', 'contact')
    .where('authorKind', '=', 'customer');
  if (named !== undefined) contacts = contacts.where('id', '=', named);
  const found = await contacts
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (found) return found.id;
  if (named === undefined)
    throw conflict('demand.no-contact', 'The customer has not come with anything on this case yet.');
  throw notFound('contact.not-found', 'The customer did not come with that on this case.');
}

async function typeOf(
  ctx: Context,
  deskId: string,
  { demand, type, newType }: { demand: Demand } & Pick<Marking, 'type' | 'newType'>,
): Promise<string | null> {
  if (type !== undefined && newType !== undefined)
    throw invalid('demand-type.two', 'Choose a type or make one, not both.');
  if (newType !== undefined) {
    const named = { deskId, demand, name: newType };
    return (await typeNamed(ctx, named))?.id ?? keepType(ctx, { ...named, fromId: null });
  }
  if (type === undefined) return null;
  const found = await visibleType(ctx, type);
  if (found.deskId !== deskId) throw noSuchType();
  if (found.demand !== demand)
    throw conflict('demand-type.other-kind', 'One is value and the other failure. Choose one of the same.');
  return found.heirId ?? found.id;
}
