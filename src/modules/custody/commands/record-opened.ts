import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** That whoever acts opened what belongs to a company and to no case, such as its agreement. */
export async function recordOpened(
  ctx: Context,
  { deskId, toOrganizationId, purpose }: { deskId: string; toOrganizationId: string; purpose: string },
): Promise<void> {
  const { kind, id, organizationId } = ctx.actor;
  await sql`
    insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, to_organization_id, purpose, quarter)
    values (${deskId}, 'opened', ${kind}, ${id}, ${organizationId}, ${toOrganizationId}, ${purpose},
      date_bin('15 minutes', app.now(), '2000-01-01'))`.execute(ctx.db);
}
