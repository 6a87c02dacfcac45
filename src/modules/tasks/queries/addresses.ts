import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { tasksApi } from '../contract.ts';
import { isPublicDomain } from '../public-domain.ts';
import { tables } from '../tables.ts';

export async function addresses(
  ctx: Context,
  input: Input<typeof tasksApi.addresses>,
): Promise<Output<typeof tasksApi.addresses>> {
  const desk = await visibleDesk(ctx, input.desk);
  const kept = await tables(ctx)
    .selectFrom('taskAddresses')
    .select(['engagementId', 'address', 'domain'])
    .where('deskId', '=', desk.id)
    .orderBy('address')
    .execute();
  const items = kept.map((one) => ({
    ...one,
    isPublic: one.domain !== null && isPublicDomain(one.domain),
  }));
  return { items, next: null };
}
