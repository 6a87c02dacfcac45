import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { writeCustomer } from './write-customer.ts';

/** What mail says of a name or a language is a guess; whoever works on the desk corrects it. */
export async function changeCustomer(
  ctx: Context,
  { desk, customer, ...changes }: Input<typeof customersApi.changeCustomer>,
): Promise<{ id: string }> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  return writeCustomer(ctx, { deskId, customerId: customer }, changes);
}
