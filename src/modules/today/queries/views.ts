import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { todayApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** My own views and those shared on my desks: the shared ones first, in the order they were given. */
export async function views(ctx: Context): Promise<Output<typeof todayApi.views>> {
  const items = await tables(ctx)
    .selectFrom('views as v')
    .innerJoin('desks as d', 'd.id', 'v.deskId')
    .select([
      'v.id',
      'v.deskId',
      'd.slug as desk',
      'v.name',
      'v.shared',
      'v.owner',
      'v.state',
      'v.everywhere',
    ])
    .orderBy('v.shared', 'desc')
    .orderBy('v.place')
    .orderBy('v.id')
    .execute();
  return { items, next: null };
}
