import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { desksApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** What I have not read yet, the latest first. */
export async function myEndings(ctx: Context): Promise<Output<typeof desksApi.endings>> {
  const items = await tables(ctx)
    .selectFrom('endings as n')
    .innerJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 'n.deskId').onRef('e.id', '=', 'n.engagementId'),
    )
    .innerJoin('organizations as o', 'o.id', 'e.organizationId')
    .innerJoin('desks as d', 'd.id', 'n.deskId')
    .select([
      'n.deskId',
      'd.name as desk',
      'n.engagementId',
      'o.name as organization',
      sql<Instant>`least(e.ends_at, n.recorded_at)`.as('endedAt'),
    ])
    .where('n.seenAt', 'is', null)
    .orderBy('n.recordedAt', 'desc')
    .execute();
  return { items, next: null };
}
