import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { desksApi } from '../contract.ts';
import { tables } from '../tables.ts';
import { visibleDesk } from './visible-desk.ts';

/** Those that run. */
export async function rosterRulesOf(
  ctx: Context,
  input: Input<typeof desksApi.rosterRules>,
): Promise<Output<typeof desksApi.rosterRules>> {
  const desk = await visibleDesk(ctx, input.desk);
  const items = await tables(ctx)
    .selectFrom('rosterRules as r')
    .innerJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 'r.deskId').onRef('e.id', '=', 'r.engagementId'),
    )
    .innerJoin('organizations as o', 'o.id', 'e.organizationId')
    .innerJoin('persons as p', 'p.id', 'r.signedById')
    .select([
      'r.id',
      'r.engagementId',
      'o.name as organization',
      'r.roles',
      'r.words',
      'r.vetoHours',
      'p.name as signedBy',
      'r.signedAt',
    ])
    .where('r.deskId', '=', desk.id)
    .where('r.endedAt', 'is', null)
    .orderBy('r.signedAt')
    .execute();
  return { items, next: null };
}
