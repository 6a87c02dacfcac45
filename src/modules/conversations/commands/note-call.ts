import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { append, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';

import { recordCustody } from '../../custody/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { dueAfter } from './receive-contact.ts';
import { place, refuseOver, whatIsTold } from './say.ts';

type Call = Input<typeof conversationsApi.noteCall>;

/** A call written down by hand. Only who was reached and told something has been updated. */
export async function noteCall(ctx: Context, call: Call): Promise<Made> {
  const theCase = await visibleCase(ctx, call.case);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  if (call.reached && !call.text) {
    throw invalid('call.words', 'Write what was said, so that the customer and the next person find it.');
  }
  const id = call.direction === 'in' ? await rangUs(ctx, theCase, call) : await weRang(ctx, theCase, call);
  if (call.note)
    await append(ctx, place(theCase), { kind: 'note', audience: 'companies', words: { text: call.note } });
  return { id, caseId: theCase.id };
}

/** The customer rang: a contact of theirs, and where somebody told them something, a word to them as well. */
async function rangUs(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  const contactId = await append(ctx, place(theCase), {
    kind: 'contact',
    audience: 'customer',
    channel: 'phone',
    author: { kind: 'customer', id: theCase.customerId },
    data: { call: 'in', reached: call.reached },
  });
  await recordCustody(ctx, {
    deskId: theCase.deskId,
    kind: 'collected',
    caseId: theCase.id,
    customerId: theCase.customerId,
    entryId: contactId,
  });
  if (call.reached) return told(ctx, theCase, call);
  await moveCase(ctx, theCase, { move: { due: dueAfter(ctx, theCase), state: 'open' }, entryId: contactId });
  return contactId;
}

async function weRang(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  if (call.reached) return told(ctx, theCase, call);
  return append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    data: { call: 'out', reached: false },
    ...(call.text && { words: { text: call.text } }),
  });
}

async function told(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  const { stands, due } = whatIsTold(ctx, theCase, call);
  const id = await append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    due,
    data: { call: call.direction, reached: true },
    words: { text: call.text ?? '', stands },
  });
  await moveCase(ctx, theCase, { move: { due, standsEntryId: id, state: 'open' }, entryId: id });
  return id;
}
