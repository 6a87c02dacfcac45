import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { place } from '../../conversations/index.ts';
import type { returnsApi } from '../contract.ts';
import { mayKeepReturns } from '../policy.ts';
import { visibleReturn } from '../queries/visible-return.ts';
import { tables } from '../tables.ts';
import { costOf } from './cost-of.ts';

/** Of what was found twice the later word counts, and the earlier one stays. */
export async function inspect(
  ctx: Context,
  { return: named, found, words, cost }: Input<typeof returnsApi.inspect>,
): Promise<Made> {
  const { deskId, id: returnId, caseId: from, calledOff } = await visibleReturn(ctx, named);
  permit(mayKeepReturns(ctx.actor, deskId));
  if (calledOff) throw conflict('return.called-off', 'This was called off: nothing came to look at.');
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, from));
  const id = await append(ctx, place(theCase), {
    ...{ kind: 'return inspected', audience: 'companies', data: { returnId, found } },
    ...(words && { words: { text: words } }),
  });
  const by = { byId: ctx.actor.id, organizationId: ctx.actor.organizationId ?? '' };
  await tables(ctx)
    .insertInto('returnInspections')
    .values({ deskId, id, returnId, found, ...by, ...costOf({ cost }) })
    .execute();
  return { id, caseId: theCase.id };
}

export async function callOff(
  ctx: Context,
  { return: named, words }: Input<typeof returnsApi.callOff>,
): Promise<Made> {
  const { deskId, id: returnId, caseId: from, found, calledOff } = await visibleReturn(ctx, named);
  permit(mayKeepReturns(ctx.actor, deskId));
  if (calledOff) throw conflict('return.called-off', 'This is called off already.');
  if (found !== null)
    throw conflict('return.inspected', 'Somebody has looked at it already, so it cannot be called off.');
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, from));
  const entryId = await append(ctx, place(theCase), {
    ...{ kind: 'return called off', audience: 'companies', data: { returnId } },
    ...(words && { words: { text: words } }),
  });
  await tables(ctx)
    .insertInto('returnsCalledOff')
    .values({ deskId, returnId, entryId, byId: ctx.actor.id })
    .execute();
  return { id: entryId, caseId: theCase.id };
}
