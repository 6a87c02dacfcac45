import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import type { customersApi } from '../contract.ts';
import { customerChanged } from '../events.ts';
import { noSuchCustomer } from '../no-such-customer.ts';
import { tables } from '../tables.ts';

type Whose = { deskId: string; customerId: string };
type Changes = Omit<Input<typeof customersApi.changeCustomer>, 'desk' | 'customer' | 'reachedAt'>;

/** What is known of a customer from now on, whether somebody of the desk or the customer says so. */
export async function writeCustomer(
  ctx: Context,
  { deskId, customerId }: Whose,
  { quiet, ...changes }: Changes,
): Promise<{ id: string }> {
  if (quiet && quiet.from === quiet.until)
    throw invalid('customer.never-quiet', 'Quiet hours begin at one time and end at another.');
  const changed = await tables(ctx)
    .updateTable('customers')
    .set((row) => ({
      ...changes,
      ...(changes.name && { named: true }),
      ...(quiet !== undefined && { quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null }),
      version: row('version', '+', 1),
    }))
    .where('deskId', '=', deskId)
    .where('id', '=', customerId)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw noSuchCustomer();
  await record(ctx, customerChanged, deskId, { customerId });
  return changed;
}
