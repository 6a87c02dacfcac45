import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import type { walksApi } from '../contract.ts';
import { walksChanged } from '../events.ts';
import { mayWalk } from '../policy.ts';
import { visibleWalkCase } from '../queries/visible-walk.ts';
import { tables } from '../tables.ts';

/** What somebody assumes or found, for the company for which they read it. */
export async function sayOfWalk(
  ctx: Context,
  { walkCase, kind, words }: Input<typeof walksApi.sayOfWalk>,
): Promise<Made> {
  const { deskId, id: walkCaseId } = await visibleWalkCase(ctx, walkCase);
  permit(mayWalk(ctx.actor, deskId));
  const id = uuid();
  await tables(ctx)
    .insertInto('walkWords')
    .values({
      ...{ deskId, walkCaseId, id, kind, words },
      ...{ byId: ctx.actor.id, organizationId: ctx.actor.organizationId ?? '' },
    })
    .execute();
  await record(ctx, walksChanged, deskId, {});
  return { id };
}
