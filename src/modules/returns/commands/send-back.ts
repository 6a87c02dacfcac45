import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { notFound, permit } from '../../../platform/refusal.ts';
import { append, type VisibleCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { place } from '../../conversations/index.ts';
import type { returnsApi } from '../contract.ts';
import { mayKeepReturns } from '../policy.ts';
import { tables } from '../tables.ts';
import { costOf } from './cost-of.ts';

type Sending = Input<typeof returnsApi.sendBack>;

/** Nothing but what comes back and why must be known: that somebody asks does not delay it. */
export async function sendBack(ctx: Context, { case: named, ...said }: Sending): Promise<Made> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, named));
  const { deskId, id: caseId } = theCase;
  permit(mayKeepReturns(ctx.actor, deskId));
  const thing = await thingOf(ctx, theCase, said.thing);
  const id = await append(ctx, place(theCase), {
    ...{ kind: 'return', audience: 'companies', data: { for: said.kind }, words: { text: said.reason } },
  });
  await tables(ctx)
    .insertInto('returns')
    .values({
      ...{ deskId, id, caseId, kind: said.kind, byId: ctx.actor.id, thingId: thing?.id ?? null },
      // What is left empty is not known; only what is not said at all is as it is noted.
      make: (said.make ?? thing?.make) || null,
      model: (said.model ?? thing?.model) || null,
      version: (said.version ?? thing?.instructions) || null,
      ...costOf(said),
    })
    .execute();
  const words = { tried: said.tried || null, failedAt: said.failedAt || null };
  if (words.tried || words.failedAt)
    await tables(ctx)
      .insertInto('returnWords')
      .values({ deskId, returnId: id, ...words })
      .execute();
  return { id, caseId };
}

/** One of those that the customer has. */
async function thingOf(ctx: Context, { deskId, customerId }: VisibleCase, id: string | undefined) {
  if (id === undefined) return undefined;
  const found = await tables(ctx)
    .selectFrom('things')
    .select(['id', 'make', 'model', 'instructions'])
    .where('deskId', '=', deskId)
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound('thing.not-found', 'They have no such thing.');
  return found;
}
