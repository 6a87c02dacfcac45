import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { notFound } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { factLearnt } from '../events.ts';
import { tables } from '../tables.ts';
import { visibleCustomer } from '../visible-customer.ts';

/** What one person learnt stands in front of the next one, with who learnt it and when. */
export async function learn(ctx: Context, input: Input<typeof customersApi.learn>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  const customer = await visibleCustomer(ctx, { deskId: desk.id, id: input.customer });
  if (input.replacesId)
    await refuseUnknownFact(ctx, { deskId: desk.id, ...input, replacesId: input.replacesId });
  const id = uuid();
  await tables(ctx)
    .insertInto('facts')
    .values({
      deskId: desk.id,
      id,
      customerId: customer.id,
      text: input.text,
      doNotAskAgain: input.doNotAskAgain ?? false,
      sensitive: input.sensitive ?? false,
      entryId: input.entryId ?? null,
      learntById: ctx.actor.id,
      organizationId: ctx.actor.organizationId,
      replacesId: input.replacesId ?? null,
    })
    .execute();
  await record(ctx, factLearnt, desk.id, { customerId: customer.id, factId: id });
  return { id };
}

/** What is known about another customer is not replaced by what was learnt about this one. */
async function refuseUnknownFact(
  ctx: Context,
  { deskId, customer, replacesId }: { deskId: string; customer: string; replacesId: string },
): Promise<void> {
  const known = await tables(ctx)
    .selectFrom('facts')
    .select('id')
    .where('deskId', '=', deskId)
    .where('customerId', '=', customer)
    .where('id', '=', replacesId)
    .executeTakeFirst();
  if (!known) throw notFound('fact.not-found', 'Nothing of the kind is noted about this customer.');
}
