import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

/** A telephone number at which a known customer can be reached from now on, written as E.164 has it. */
export async function keepNumber(
  ctx: Context,
  { deskId, customerId, number }: { deskId: string; customerId: string; number: string },
): Promise<void> {
  await tables(ctx)
    .insertInto('contactPoints')
    .values({ deskId, id: uuid(), customerId, kind: 'phone', address: number, admittedById: null })
    .onConflict((known) => known.columns(['deskId', 'customerId', 'kind', 'address']).doNothing())
    .execute();
}
