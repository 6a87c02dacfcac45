import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { customersApi } from '../contract.ts';
import { customerChanged } from '../events.ts';
import { noSuchCustomer } from '../no-such-customer.ts';
import { tables } from '../tables.ts';

/** What mail says of a name or a language is a guess; whoever works on the desk corrects it. */
export async function changeCustomer(
  ctx: Context,
  { desk, customer, quiet, ...changes }: Input<typeof customersApi.changeCustomer>,
): Promise<{ id: string }> {
  if (quiet && quiet.from === quiet.until)
    throw invalid('customer.never-quiet', 'Quiet hours begin at one time and end at another.');
  const { id: deskId } = await visibleDesk(ctx, desk);
  const changed = await tables(ctx)
    .updateTable('customers')
    .set((row) => ({
      ...changes,
      ...(changes.name && { named: true }),
      ...(quiet !== undefined && { quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null }),
      version: row('version', '+', 1),
    }))
    .where('deskId', '=', deskId)
    .where('id', '=', customer)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw noSuchCustomer();
  await record(ctx, customerChanged, deskId, { customerId: changed.id });
  return changed;
}
