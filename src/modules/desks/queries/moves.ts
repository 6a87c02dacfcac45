import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { desksApi } from '../contract.ts';
import { movedDays } from '../move-contract.ts';
import { tables } from '../tables.ts';

/** What is to move on my desks, the soonest first, and for some days what became of it. */
export async function myMoves(ctx: Context): Promise<Output<typeof desksApi.moves>> {
  const items = await tables(ctx)
    .selectFrom('moves as m')
    .innerJoin('desks as d', 'd.id', 'm.deskId')
    .innerJoin('engagements as f', (join) =>
      join.onRef('f.deskId', '=', 'm.deskId').onRef('f.id', '=', 'm.fromEngagementId'),
    )
    .innerJoin('organizations as fo', 'fo.id', 'f.organizationId')
    .innerJoin('engagements as t', (join) =>
      join.onRef('t.deskId', '=', 'm.deskId').onRef('t.id', '=', 'm.toEngagementId'),
    )
    .innerJoin('organizations as o', 'o.id', 't.organizationId')
    .select(['m.id', 'm.deskId', 'd.name as desk', 'm.fromEngagementId', 'm.toEngagementId'])
    .select((move) => move.fn.coalesce('m.settledAt', 'm.movesAt').as('at'))
    .select(['m.state', 'fo.name as from', 'o.name as to', sql<boolean>`t.role = 'client'`.as('isTakenBack')])
    .where((is) =>
      is.or([
        is('m.state', '=', 'announced'),
        is('m.settledAt', '>', sql<string>`app.now() - make_interval(days => ${movedDays})`),
      ]),
    )
    .orderBy('at')
    .execute();
  return { items, next: null };
}
