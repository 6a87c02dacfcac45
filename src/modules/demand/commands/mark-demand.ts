import { sql } from 'kysely';
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

/** Value or failure, from the customer's side; a later word replaces an earlier one, which is kept. The same word again changes nothing. */
export async function markDemand(ctx: Context, { case: named, ...said }: Marking): Promise<Made> {
  const { deskId, id: caseId } = await visibleCase(ctx, named);
  permit(mayMarkDemand(ctx.actor, deskId));
  const entryId = await contactOf(ctx, { deskId, caseId }, said.entry);
  const latest = await latestMark(ctx, { deskId, entryId });
  const same = latest?.demand === said.demand ? latest : undefined;
  const typeId = await typeOf(ctx, { deskId, had: same?.typeId ?? null }, said);
  if (same?.typeId === typeId) return { id: same.id, caseId };
  const id = uuid();
  await tables(ctx)
    .insertInto('demandMarks')
    .values({ deskId, id, caseId, entryId, demand: said.demand, typeId, byId: ctx.actor.id })
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

/** What was said last of a contact, with what its type was merged into. */
async function latestMark(
  ctx: Context,
  { deskId, entryId }: { deskId: string; entryId: string },
): Promise<{ id: string; demand: Demand; typeId: string | null } | undefined> {
  const { rows } = await sql<{ id: string; demand: Demand; typeId: string | null }>`
    select m.id, m.demand, coalesce(t.heir_id, t.id) as type_id from demand_marks m
    left join demand_types t on t.desk_id = m.desk_id and t.id = m.type_id
    where m.desk_id = ${deskId} and m.entry_id = ${entryId}
    order by m.recorded_at desc, m.id desc limit 1`.execute(ctx.db);
  return rows[0];
}

async function typeOf(
  ctx: Context,
  { deskId, had }: { deskId: string; had: string | null },
  { demand, type, newType }: { demand: Demand } & Pick<Marking, 'type' | 'newType'>,
): Promise<string | null> {
  if (type !== undefined && newType !== undefined)
    throw invalid('demand-type.two', 'Choose a type or make one, not both.');
  if (newType !== undefined) {
    const named = { deskId, demand, name: newType };
    return (await typeNamed(ctx, named))?.id ?? keepType(ctx, { ...named, fromId: null });
  }
  if (type === undefined) return had;
  if (type === null) return null;
  const found = await visibleType(ctx, type);
  if (found.deskId !== deskId) throw noSuchType();
  if (found.demand !== demand)
    throw conflict('demand-type.other-kind', 'One is value and the other failure. Choose one of the same.');
  return found.heirId ?? found.id;
}
