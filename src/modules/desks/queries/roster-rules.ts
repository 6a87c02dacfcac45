import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { desksApi, RosterRuleView } from '../contract.ts';
import { tables } from '../tables.ts';
import { visibleDesk } from './visible-desk.ts';

/** Those that run, and those that rest because whoever signed them, or whom they name, has left. */
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
    .leftJoin('persons as p', 'p.id', 'r.signedById')
    .leftJoin('persons as trainer', 'trainer.id', 'r.trainedById')
    .leftJoin('persons as voucher', 'voucher.id', 'r.vouchedById')
    .select([
      'r.id',
      'r.engagementId',
      'o.name as organization',
      'r.roles',
      'r.words',
      'r.vetoHours',
      'r.signedAt',
    ])
    .select([
      sql<string>`coalesce(p.name, '')`.as('signedBy'),
      sql<boolean>`not app.rule_holds(r.desk_id, r.signed_by_id)`.as('rests'),
      assuring('r.trained_by_id', 'trainer.name').as('trainedBy'),
      assuring('r.vouched_by_id', 'voucher.name').as('vouchedBy'),
    ])
    .where('r.deskId', '=', desk.id)
    .where('r.endedAt', 'is', null)
    .orderBy('r.signedAt')
    .execute();
  return { items, next: null };
}

/** Whom a rule names, and whether they still work where their word counts. */
const assuring = (id: string, name: string): RawBuilder<RosterRuleView['trainedBy']> => sql`
  case when ${sql.ref(id)} is not null then jsonb_build_object('id', ${sql.ref(id)}, 'name', coalesce(${sql.ref(name)}, ''),
    'worksHere', app.can_assure(r.desk_id, r.engagement_id, ${sql.ref(id)})) end`;
