import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { sendAmongOthers } from '../../conversations/index.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import type { todayApi } from '../contract.ts';
import { keepSteps, type Step, severalCases, whyNot } from './several.ts';

/** Writes the same words to the customers of several cases, each a message of their own that waits its ten seconds. */
export async function sayToSeveral(
  ctx: Context,
  { cases, text, nextWordBy, seen = {} }: Input<typeof todayApi.say>,
): Promise<Made> {
  const chosen = await severalCases(ctx, cases);
  for (const { deskId } of chosen) permit(maySpeakToCustomers(ctx.actor, deskId));
  const steps: Step[] = [];
  for (const { deskId, id, version } of chosen) {
    let draftId: string | undefined;
    const reason = await whyNot(async () => {
      const asSeen = { of: { deskId, id }, version: seen[id] ?? version };
      draftId = (await sendAmongOthers(ctx, { ...asSeen, text, nextWordBy })).id;
    });
    steps.push({
      deskId,
      caseId: id,
      done: reason === null,
      ...(reason ? { whyNot: reason } : { draftId }),
    });
  }
  return keepSteps(ctx, { id: uuid(), kind: 'say' }, steps);
}
