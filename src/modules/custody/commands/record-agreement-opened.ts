import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** That whoever acts opened what was agreed with a company, which belongs to no case. */
export async function recordAgreementOpened(
  ctx: Context,
  { deskId, agreedWith }: { deskId: string; agreedWith: string },
): Promise<void> {
  const { kind, id, organizationId } = ctx.actor;
  await sql`
    insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, to_organization_id, purpose, quarter)
    values (${deskId}, 'opened', ${kind}, ${id}, ${organizationId}, ${agreedWith}, 'agreement',
      date_bin('15 minutes', app.now(), '2000-01-01'))`.execute(ctx.db);
}
