import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

/** Who owns the cases of somebody who leaves: a lead of their own company on the desk, else the accountable person. */
export async function heirOf(
  ctx: Context,
  { deskId, personId }: { deskId: string; personId: string },
): Promise<string> {
  const lead = await tables(ctx)
    .selectFrom('roster as gone')
    .innerJoin('roster as lead', (join) =>
      join.onRef('lead.deskId', '=', 'gone.deskId').onRef('lead.organizationId', '=', 'gone.organizationId'),
    )
    .innerJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 'lead.deskId').onRef('e.id', '=', 'lead.engagementId'),
    )
    .select('lead.personId')
    .where((is) => is.or([is('e.endsAt', 'is', null), is('e.endsAt', '>', ctx.now)]))
    .where('gone.deskId', '=', deskId)
    .where('gone.personId', '=', personId)
    .where('lead.personId', '!=', personId)
    .where('lead.role', '=', 'lead')
    .where('lead.endedAt', 'is', null)
    .orderBy('lead.admittedAt')
    .executeTakeFirst();
  if (lead) return lead.personId;
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select('accountableId')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  return desk.accountableId;
}
