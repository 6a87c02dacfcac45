import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { asInstant, earlierOf } from '../../../platform/time/instant.ts';
import type { Outcome } from '../../cases/contract.ts';
import { append, firstDue, moveCase, quietWindowEnd, visibleCase, whereItGoesOn } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { refuseCrossed } from './crossed.ts';
import { giveToHeir } from './give-to-heir.ts';
import { lapseHandOff } from './hand-off.ts';
import { place, refuseOver, tell, whatIsTold } from './say.ts';
import { sayWaiting } from './say-waiting.ts';

/** People propose that it is done; the customer's word ends it, or seven quiet days do. */
export async function proposeDone(
  ctx: Context,
  input: Input<typeof conversationsApi.proposeDone>,
): Promise<Made> {
  const named = await visibleCase(ctx, input.case);
  permit(maySpeakToCustomers(ctx.actor, named.deskId));
  refuseOver(named);
  const theCase = await sayWaiting(ctx, named);
  if (input.seen !== undefined) await refuseCrossed(ctx, theCase, input.seen);

  const { stands } = whatIsTold(ctx, theCase, input);
  const due = asInstant(quietWindowEnd(Temporal.Instant.from(ctx.now)));
  const entryId = await append(ctx, place(theCase), {
    kind: 'done',
    audience: 'customer',
    due,
    words: { text: input.text, stands },
  });
  await tell(ctx, {
    ...place(theCase),
    entryId,
    kind: 'message',
    text: (words) => `${input.text}\n\n${words.answerDone}`,
    stands,
    due,
  });
  await moveCase(ctx, theCase, { move: { state: 'done', due, standsEntryId: entryId }, entryId });
  return { id: entryId, caseId: theCase.id };
}

/** Ends a case by what the customer told somebody of the desk. */
export async function endCase(ctx: Context, input: Input<typeof conversationsApi.end>): Promise<Made> {
  const named = await visibleCase(ctx, input.case);
  permit(maySpeakToCustomers(ctx.actor, named.deskId));
  refuseOver(named);
  const theCase = await sayWaiting(ctx, named);
  if (input.seen !== undefined) await refuseCrossed(ctx, theCase, input.seen);

  const entryId = await append(ctx, place(theCase), {
    kind: 'ended',
    audience: 'customer',
    data: { outcome: input.outcome, saidTo: ctx.actor.id },
  });
  if (input.note)
    await append(ctx, place(theCase), { kind: 'note', audience: 'companies', words: { text: input.note } });
  await lapseHandOff(ctx, theCase);
  await moveCase(ctx, theCase, { move: { end: { outcome: input.outcome } }, entryId });
  return { id: entryId, caseId: theCase.id };
}

export async function reopenCase(ctx: Context, input: Input<typeof conversationsApi.reopen>): Promise<Made> {
  const named = await visibleCase(ctx, input.case);
  permit(maySpeakToCustomers(ctx.actor, named.deskId));
  if (named.state !== 'ended' && named.state !== 'done') throw conflict('case.open', 'This case is open.');
  const theCase = await giveToHeir(ctx, named);

  const due = asInstant(firstDue(Temporal.Instant.from(ctx.now), theCase.desk));
  const entryId = await append(ctx, place(theCase), {
    kind: 'reopened',
    audience: 'companies',
    due,
    words: { text: input.reason },
  });
  await moveCase(ctx, theCase, { move: { state: 'open', due: nearer(theCase.due, due) }, entryId });
  return { id: entryId, caseId: theCase.id };
}

export type CustomerAnswer = 'solved' | 'not-solved' | 'found-another-way';

const outcomes: Record<Exclude<CustomerAnswer, 'not-solved'>, Outcome> = {
  solved: 'met by us',
  'found-another-way': 'customer solved it',
};

/** What a customer says on their page of how it ended; runs as the desk's system, in the customer's name. */
export async function customerSays(
  ctx: Context,
  said: { caseId: string; customerId: string; answer: CustomerAnswer },
): Promise<void> {
  const named = await visibleCase(ctx, said.caseId);
  if (named.customerId !== said.customerId)
    throw conflict('case.other-customer', 'This case belongs to somebody else.');
  const author = { kind: 'customer' as const, id: said.customerId };
  if (said.answer === 'not-solved') {
    const theCase = await giveToHeir(ctx, await whereItGoesOn(ctx, named));
    const due = nearer(theCase.due, asInstant(firstDue(Temporal.Instant.from(ctx.now), theCase.desk)));
    const entryId = await append(ctx, place(theCase), {
      kind: 'reopened',
      audience: 'customer',
      channel: 'page',
      author,
      due,
    });
    await moveCase(ctx, theCase, { move: { state: 'open', due }, entryId });
    return;
  }
  // Whoever was asked about a case that was joined since then has not spoken of the one in which it goes on.
  if (named.state === 'joined') refuseOver(named);
  const outcome = outcomes[said.answer];
  if (named.state === 'ended' && named.outcome === outcome) return;
  const entryId = await append(ctx, place(named), {
    kind: 'ended',
    audience: 'customer',
    channel: 'page',
    author,
    data: { outcome },
  });
  await lapseHandOff(ctx, named);
  await moveCase(ctx, named, { move: { end: { outcome } }, entryId });
}

const nearer = (current: string | null, fresh: string) => (current ? earlierOf(current, fresh) : fresh);
