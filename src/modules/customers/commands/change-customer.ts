import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { contactPoint } from './customer-at.ts';
import { keepContactPoint } from './keep-contact-point.ts';
import { writeCustomer } from './write-customer.ts';

/** What mail says of a name or a language is a guess; whoever works on the desk corrects it. */
export async function changeCustomer(
  ctx: Context,
  { desk, customer: customerId, reachedAt, ...changes }: Input<typeof customersApi.changeCustomer>,
): Promise<{ id: string }> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const changed = await writeCustomer(ctx, { deskId, customerId }, changes);
  if (reachedAt) {
    const point = contactPoint(reachedAt, countryOf(zone));
    await keepContactPoint(ctx, { deskId, customerId, point });
  }
  return changed;
}
