import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { offerHandOff } from '../../conversations/index.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import type { todayApi } from '../contract.ts';
import { keepSteps, type Step, severalCases, whyNot } from './several.ts';

/**
 * Offers several cases of a desk with one briefing, to one person or dealt out among several in turn. Each stays with its
 * owner until it is accepted, like any offer.
 */
export async function handOffSeveral(
  ctx: Context,
  { cases, toIds, ...offer }: Input<typeof todayApi.handOff>,
): Promise<Made> {
  const chosen = await severalCases(ctx, cases);
  for (const { deskId } of chosen) permit(maySpeakToCustomers(ctx.actor, deskId));
  if (new Set(chosen.map(({ deskId }) => deskId)).size > 1) {
    throw invalid(
      'hand-off.several-desks',
      'Choose cases of one desk: nobody is offered work of two at once.',
    );
  }
  const steps: Step[] = [];
  const togetherId = uuid();
  for (const [at, { deskId, id, ownerId }] of chosen.entries()) {
    const inTurn = [...toIds.slice(at % toIds.length), ...toIds];
    const toId = inTurn.find((one) => one !== ownerId) ?? ownerId;
    let handOffId: string | undefined;
    const reason = await whyNot(async () => {
      handOffId = (await offerHandOff(ctx, { case: id, ...offer, toId, togetherId })).id;
    });
    steps.push({
      deskId,
      caseId: id,
      done: reason === null,
      ...(reason ? { whyNot: reason } : { handOffId }),
    });
  }
  return keepSteps(ctx, { id: togetherId, kind: 'hand off' }, steps);
}
