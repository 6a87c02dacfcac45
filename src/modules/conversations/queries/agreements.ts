import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { AgreementView } from '../agreement-contract.ts';
import type { conversationsApi } from '../contract.ts';

export async function agreements(
  ctx: Context,
  { desk: named }: Input<typeof conversationsApi.agreements>,
): Promise<Output<typeof conversationsApi.agreements>> {
  const { id } = await visibleDesk(ctx, named);
  const { rows: items } = await sql<AgreementView>`
    select f.id, f.name, f.type, f.size, a.engagement_id, coalesce(p.name, '') as by, a.recorded_at as at
    from agreements a
    join files f on f.desk_id = a.desk_id and f.id = a.id
    left join persons p on p.id = a.by_id
    where a.desk_id = ${id} order by a.recorded_at desc, a.id`.execute(ctx.db);
  return { items, next: null };
}
