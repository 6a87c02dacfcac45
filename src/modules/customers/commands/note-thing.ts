import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { thingNoted } from '../events.ts';
import { noSuchThing, thingChanged } from '../no-such-thing.ts';
import { tables } from '../tables.ts';
import { visibleCustomer } from '../visible-customer.ts';

/** What a customer has stands in front of whoever serves them next; a correction replaces what was noted and keeps it. */
export async function noteThing(
  ctx: Context,
  { desk: named, customer: customerId, replacesId, ...thing }: Input<typeof customersApi.noteThing>,
): Promise<Made> {
  if (!thing.make && !thing.model && !thing.serial)
    throw invalid('thing.unnamed', 'Say at least the make, the model or the serial number.');
  const desk = await visibleDesk(ctx, named);
  const customer = await visibleCustomer(ctx, { deskId: desk.id, id: customerId });
  if (replacesId) await refuseUnknown(ctx, { deskId: desk.id, customerId, id: replacesId });
  const id = uuid();
  const kept = await tables(ctx)
    .insertInto('things')
    .values({
      ...{ warrantyBy: null, warrantyUntil: null, instructions: null, entryId: null },
      ...thing,
      deskId: desk.id,
      id,
      customerId: customer.id,
      notedById: ctx.actor.id,
      organizationId: ctx.actor.organizationId,
      replacesId: replacesId ?? null,
    })
    .onConflict((replaced) => replaced.columns(['deskId', 'replacesId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw thingChanged();
  await record(ctx, thingNoted, desk.id, { customerId: customer.id, thingId: id });
  return { id };
}

async function refuseUnknown(
  ctx: Context,
  { deskId, customerId, id }: { deskId: string; customerId: string; id: string },
): Promise<void> {
  const known = await tables(ctx)
    .selectFrom('things')
    .select('id')
    .where('deskId', '=', deskId)
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) throw noSuchThing();
}
