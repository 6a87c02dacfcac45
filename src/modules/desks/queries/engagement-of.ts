import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** A running engagement of the desk. */
export async function engagementOf(
  ctx: Context,
  { deskId, engagementId }: { deskId: string; engagementId: string },
) {
  const engagement = await tables(ctx)
    .selectFrom('engagements')
    .select(['deskId', 'id', 'organizationId', 'role', 'startsAt', 'endsAt'])
    .where('deskId', '=', deskId)
    .where('id', '=', engagementId)
    .where('startsAt', '<=', ctx.now)
    .where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', ctx.now)]))
    .executeTakeFirst();
  if (!engagement) throw notFound('engagement.not-found', 'There is no such engagement on this desk.');
  return engagement;
}
