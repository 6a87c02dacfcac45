import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { append, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';

import { recordCustody } from '../../custody/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { giveToHeir } from './give-to-heir.ts';
import { dueAfter } from './receive-contact.ts';
import { place, refuseOver, waitedFor, whatIsTold } from './say.ts';
import { sayWaiting } from './say-waiting.ts';

type Call = Input<typeof conversationsApi.noteCall>;

/**
 * A call written down by hand. Only who was reached and told something has been updated. A customer who rings is a
 * contact like any other: what was over is open again.
 */
export async function noteCall(ctx: Context, call: Call): Promise<Made> {
  const named = await visibleCase(ctx, call.case);
  permit(maySpeakToCustomers(ctx.actor, named.deskId));
  const reopens = call.direction === 'in' && named.state === 'ended';
  if (!reopens) refuseOver(named);
  if (isReached(call) && !call.text) {
    throw invalid('call.words', 'Write what was said, so that the customer and the next person find it.');
  }
  const current = isReached(call) ? await sayWaiting(ctx, named) : named;
  const theCase = reopens ? await giveToHeir(ctx, current) : current;
  const id = call.direction === 'in' ? await rangUs(ctx, theCase, call) : await weRang(ctx, theCase, call);
  for (const text of notesOf(call))
    await append(ctx, place(theCase), { kind: 'note', audience: 'companies', words: { text } });
  return { id, caseId: theCase.id };
}

const isReached = ({ outcome }: Call) => outcome === 'reached';

/** What is told of a call that nobody answered was said to nobody. */
function notesOf(call: Call): string[] {
  const untold = isReached(call) ? undefined : call.text;
  return [untold, call.note].flatMap((words) => words || []);
}

/** The customer rang: a contact of theirs, and where somebody told them something, a word to them as well. */
async function rangUs(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  const contactId = await append(ctx, place(theCase), {
    kind: 'contact',
    audience: 'customer',
    channel: 'phone',
    author: { kind: 'customer', id: theCase.customerId },
    data: { call: 'in', outcome: call.outcome, ...(theCase.state !== 'open' && { reopens: true }) },
  });
  await recordCustody(ctx, {
    deskId: theCase.deskId,
    kind: 'collected',
    caseId: theCase.id,
    customerId: theCase.customerId,
    entryId: contactId,
  });
  if (isReached(call)) return told(ctx, theCase, call);
  await moveCase(ctx, theCase, { move: { due: dueAfter(ctx, theCase), state: 'open' }, entryId: contactId });
  return contactId;
}

async function weRang(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  if (isReached(call)) return told(ctx, theCase, call);
  return append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    data: { call: 'out', outcome: call.outcome },
  });
}

async function told(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  const { stands, due } = whatIsTold(ctx, theCase, {
    ...call,
    waitedFor: await waitedFor(ctx, theCase, call),
  });
  const id = await append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    due,
    data: { call: call.direction, outcome: call.outcome },
    words: { text: call.text ?? '', stands },
  });
  await moveCase(ctx, theCase, { move: { due, standsEntryId: id, state: 'open' }, entryId: id });
  return id;
}
