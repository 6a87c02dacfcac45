import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { factChecked } from '../events.ts';
import { tables } from '../tables.ts';

/** What holds is confirmed by whoever heard it again; what holds no longer stays readable and is told no more. */
export async function checkFact(
  ctx: Context,
  { desk: named, fact: factId, stillTrue }: Input<typeof customersApi.checkFact>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, named);
  const db = tables(ctx);
  const fact = await db
    .selectFrom('facts')
    .select('customerId')
    .where('deskId', '=', deskId)
    .where('id', '=', factId)
    .executeTakeFirst();
  if (!fact) throw notFound('fact.not-found', 'Nothing of the kind is noted here.');
  const isOver = await db
    .selectFrom('factChecks')
    .select('id')
    .where('deskId', '=', deskId)
    .where('factId', '=', factId)
    .where('stillTrue', '=', false)
    .executeTakeFirst();
  const id = uuid();
  const checked = isOver
    ? undefined
    : await db
        .insertInto('factChecks')
        .values({
          ...{ deskId, id, factId, stillTrue },
          ...{ checkedById: ctx.actor.id, organizationId: ctx.actor.organizationId },
        })
        // Two say at once that it is true no longer.
        .onConflict((known) => known.doNothing())
        .returning('id')
        .executeTakeFirst();
  if (!checked)
    throw conflict(
      'fact.ended',
      'Somebody said meanwhile that this is true no longer. Note what is true now.',
    );
  await record(ctx, factChecked, deskId, { customerId: fact.customerId, factId });
  return { id };
}
