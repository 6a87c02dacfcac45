import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { thingNoted } from '../events.ts';
import { noSuchThing, thingChanged } from '../no-such-thing.ts';
import { tables } from '../tables.ts';

/** What a customer has no more stays readable below, with who said so. */
export async function retireThing(
  ctx: Context,
  { desk: named, thing: id }: Input<typeof customersApi.retireThing>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, named);
  const thing = await tables(ctx)
    .selectFrom('things')
    .select(['customerId', 'make', 'model', 'serial', 'boughtFrom', 'boughtOn'])
    .select(['warrantyBy', 'warrantyUntil', 'instructions', 'retired'])
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!thing) throw noSuchThing();
  const retiredId = uuid();
  const kept = thing.retired
    ? undefined
    : await tables(ctx)
        .insertInto('things')
        .values({
          ...{ ...thing, deskId, id: retiredId, entryId: null, replacesId: id, retired: true },
          ...{ notedById: ctx.actor.id, organizationId: ctx.actor.organizationId },
        })
        .onConflict((replaced) => replaced.columns(['deskId', 'replacesId']).doNothing())
        .returning('id')
        .executeTakeFirst();
  if (!kept) throw thingChanged();
  await record(ctx, thingNoted, deskId, { customerId: thing.customerId, thingId: retiredId });
  return { id: retiredId };
}
