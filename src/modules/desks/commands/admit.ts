import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { mayDecideForClient } from '../policy.ts';
import { engagementOf } from '../queries/engagement-of.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

/** The client admits a person by name. Somebody who stands there already gets the new role; nobody stands twice. */
export async function admit(ctx: Context, input: Input<typeof desksApi.admit>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const engagement = await engagementOf(ctx, { deskId: desk.id, engagementId: input.engagementId });
  const place = {
    organizationId: engagement.organizationId,
    engagementId: engagement.id,
    role: input.role,
    admittedById: ctx.actor.id,
    admittedAt: ctx.now,
    endedAt: null,
  };
  await tables(ctx)
    .insertInto('roster')
    .values({ deskId: desk.id, personId: input.personId, ...place })
    .onConflict((standing) => standing.columns(['deskId', 'personId']).doUpdateSet(place))
    .execute();
  return { id: input.personId };
}
