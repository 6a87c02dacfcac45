import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { mayDecideForClient } from '../policy.ts';
import { agreedEngagement } from '../queries/engagement-of.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';
import { refuseGiven } from './refuse-given.ts';

/** Changes an engagement that runs, and until when it does. What ends now is ended, which asks once. */
export async function changeEngagement(
  ctx: Context,
  { desk: named, engagement: id, ...changes }: Input<typeof desksApi.changeEngagement>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, named);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const engagement = await agreedEngagement(ctx, { deskId: desk.id, engagementId: id });
  if (changes.endsAt && engagement.role === 'client')
    throw conflict('engagement.client', 'The client’s own part of its desk has no end.');
  if (changes.endsAt && Temporal.Instant.compare(changes.endsAt, ctx.now) <= 0)
    throw invalid('engagement.over', 'Choose a time that is still to come, or end it now.');
  refuseGiven({ ...changes, role: engagement.role });
  if (Object.keys(changes).length === 0)
    throw invalid('engagement.nothing', 'Say what is to change about the engagement.');
  await tables(ctx)
    .updateTable('engagements')
    .set(changes)
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .execute();
  return { id };
}
