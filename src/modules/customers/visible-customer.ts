import type { Context } from '../../platform/context.ts';
import { noSuchCustomer } from './no-such-customer.ts';
import { tables } from './tables.ts';

export async function visibleCustomer(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<{ id: string; language: string }> {
  const customer = await tables(ctx)
    .selectFrom('customers')
    .select(['id', 'language'])
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!customer) throw noSuchCustomer();
  return customer;
}
