import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { append, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { recordCustody } from '../../custody/index.ts';
import type { callApi } from '../call-contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { giveToHeir } from './give-to-heir.ts';
import { callSince, putDown } from './keep-call.ts';
import { dueAfter } from './receive-contact.ts';
import { recordAskedTwice } from './record-asked-twice.ts';
import { place, refuseOver, waitedFor, whatIsTold } from './say.ts';
import { sayWaiting } from './say-waiting.ts';

type Call = Input<typeof callApi.noteCall>;

/**
 * A call written down by hand. Only who was reached and told something has been updated. A customer who rings is a
 * contact like any other: what was over is open again.
 */
export async function noteCall(ctx: Context, call: Call): Promise<Made> {
  const named = await visibleCase(ctx, call.case);
  permit(maySpeakToCustomers(ctx.actor, named.deskId));
  const reopens = call.direction === 'in' && named.state === 'ended';
  if (!reopens) refuseOver(named);
  refuseWordless(call);
  const current = isReached(call) ? await sayWaiting(ctx, named) : named;
  const theCase = reopens ? await giveToHeir(ctx, current) : current;
  const isTold = call.goesOn && isReached(call) && !call.said && (await beganOnCall(ctx, theCase));
  const id =
    call.direction === 'in' && !isTold ? await rangUs(ctx, theCase, call) : await weRang(ctx, theCase, call);
  await noteOf(ctx, theCase, isReached(call) ? undefined : call.text);
  await noteOf(ctx, theCase, call.note);
  await putDown(ctx, theCase, call.draft);
  return { id, caseId: theCase.id };
}

/** Whether whoever writes it down began the case on a call a while ago. */
async function beganOnCall(ctx: Context, { deskId, id }: VisibleCase): Promise<boolean> {
  const begun = await tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', id)
    .where('kind', '=', 'contact')
    .where('channel', 'in', ['phone', 'api'])
    .where('scribeId', '=', ctx.actor.id)
    .where('recordedAt', '>', asInstant(Temporal.Instant.from(ctx.now).subtract({ hours: longestCall })))
    .limit(1)
    .executeTakeFirst();
  return begun !== undefined;
}

const longestCall = 4;

const isReached = ({ outcome }: Call) => outcome === 'reached';

function refuseWordless({ direction, outcome, said, text }: Call): void {
  if (direction === 'out' && said)
    throw invalid('call.said', 'Their own words are kept of a call of theirs. Write what was said.');
  if (outcome === 'reached' && !said && !text)
    throw invalid('call.words', 'Write what was said, so that the customer and the next person find it.');
}

/** What is told of a call that nobody answered was said to nobody. */
export async function noteOf(
  ctx: Context,
  theCase: Pick<VisibleCase, 'deskId' | 'id'>,
  text: string | undefined,
): Promise<void> {
  if (text) await append(ctx, place(theCase), { kind: 'note', audience: 'companies', words: { text } });
}

/** The customer rang: a contact of theirs, and where somebody told them something, a word to them as well. */
async function rangUs(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  const contactId = await append(ctx, place(theCase), {
    kind: 'contact',
    audience: 'customer',
    channel: 'phone',
    author: { kind: 'customer', id: theCase.customerId },
    data: { call: 'in', outcome: call.outcome, ...(theCase.state !== 'open' && { reopens: true }) },
    ...(call.said && { words: { text: call.said } }),
  });
  await recordCustody(ctx, {
    deskId: theCase.deskId,
    kind: 'collected',
    caseId: theCase.id,
    customerId: theCase.customerId,
    entryId: contactId,
  });
  if (isReached(call) && call.text) return tellByPhone(ctx, theCase, { ...call, text: call.text });
  await moveCase(ctx, theCase, { move: { due: dueAfter(ctx, theCase), state: 'open' }, entryId: contactId });
  return contactId;
}

async function weRang(ctx: Context, theCase: VisibleCase, call: Call): Promise<string> {
  if (isReached(call)) return tellByPhone(ctx, theCase, { ...call, text: call.text ?? '' });
  return append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    data: { call: 'out', outcome: call.outcome },
  });
}

type Telling = Pick<Call, 'direction' | 'stands' | 'nextWordBy' | 'toBeSure' | 'draft'> & { text: string };

/** Said to a customer on the telephone: where it stands and when the next word comes goes with it. */
export async function tellByPhone(ctx: Context, theCase: VisibleCase, telling: Telling): Promise<string> {
  const { stands, due } = whatIsTold(ctx, theCase, {
    ...telling,
    waitedFor: await waitedFor(ctx, theCase, telling),
  });
  const id = await append(ctx, place(theCase), {
    kind: 'call',
    audience: 'customer',
    channel: 'phone',
    due,
    data: { call: telling.direction, outcome: 'reached' },
    words: { text: telling.text, stands },
  });
  await recordAskedTwice(ctx, theCase, {
    ...{ messageId: id, text: telling.text, toBeSure: telling.toBeSure },
    since: await callSince(ctx, theCase.deskId, telling.draft),
  });
  await moveCase(ctx, theCase, { move: { due, standsEntryId: id, state: 'open' }, entryId: id });
  return id;
}
