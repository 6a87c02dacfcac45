import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

type Named = { deskId: string; engagementId: string };

/** A running engagement of the desk. */
export async function engagementOf(ctx: Context, named: Named) {
  const engagement = await agreedEngagement(ctx, named);
  if (Temporal.Instant.compare(engagement.startsAt, ctx.now) > 0) throw noSuchEngagement();
  return engagement;
}

/** One that runs or is to begin on a day to come. */
export async function agreedEngagement(ctx: Context, { deskId, engagementId }: Named) {
  const engagement = await tables(ctx)
    .selectFrom('engagements')
    .select(['deskId', 'id', 'organizationId', 'role', 'startsAt', 'endsAt'])
    .where('deskId', '=', deskId)
    .where('id', '=', engagementId)
    .where(sql<boolean>`app.agreed(starts_at, ends_at)`)
    .executeTakeFirst();
  if (!engagement) throw noSuchEngagement();
  return engagement;
}

const noSuchEngagement = () => notFound('engagement.not-found', 'There is no such engagement on this desk.');
