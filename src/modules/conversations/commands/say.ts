import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { allOf } from '../../../platform/database/all-of.ts';
import type { Input, Made, Output } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { append, moveCase, type VisibleCase, visibleCase, writtenBefore } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { textToSend } from '../mail/kept-mail.ts';
import { mayNote, maySpeakToCustomers } from '../policy.ts';
import { nextWordBy, prefillFor, waitedForIn } from '../prefill.ts';
import { tables } from '../tables.ts';
import { wordsFor } from '../words.ts';
import { addresseeOf, isReachable } from './addressee.ts';
import { attachFiles } from './attach-files.ts';
import { refuseCrossed } from './crossed.ts';
import { draftBefore, forgetDraft } from './keep-draft.ts';
import { textOf } from './letter-body.ts';
import { mention } from './mention.ts';
import { type Letter, letterTo, queueLetter } from './queue-letter.ts';
import { recordAskedTwice } from './record-asked-twice.ts';

/** An answer to the customer, or a note for those who help them. */
export async function say(
  ctx: Context,
  input: Input<typeof conversationsApi.say>,
  /** What a word to the customer is besides: one that tells of a setback knows of which. */
  data: { setbackId?: string } = {},
): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  if (input.audience !== 'customer') return note(ctx, theCase, input);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  if (input.mentionIds?.length) {
    throw invalid('mention.to-customer', 'Mention colleagues in a note, not in words to the customer.');
  }
  if (input.seen !== undefined) await refuseCrossed(ctx, theCase, input.seen);
  await sayDraft(ctx, theCase, input);

  const [addressee, waited] = await Promise.all([
    addresseeOf(ctx, { ...place(theCase), byTelephone: input.fromOwnTelephone ?? false }),
    waitedFor(ctx, theCase, input),
  ]);
  if (!addressee) throw nobodyToTell();
  const told = whatIsTold(ctx, theCase, { ...input, waitedFor: waited });
  const id = uuid();
  const { fileIds = [] } = input;
  // In this order and in one piece: nothing of it has to be waited for before the rest is asked.
  const written = [
    append(ctx, place(theCase), {
      id,
      kind: 'message',
      audience: 'customer',
      due: told.due,
      data,
      ...writtenBefore(ctx, input),
      words: { text: input.text, stands: told.stands },
    }),
    attachFiles(ctx, theCase.deskId, { entryId: id, fileIds }),
    letterTo(ctx, addressee, {
      ...place(theCase),
      entryId: id,
      kind: 'message',
      text: () => input.text,
      hasFiles: fileIds.length > 0,
      saidToBeSent: input.fromOwnTelephone ?? false,
      ...told,
    }),
  ];
  await allOf(written);
  await recordAskedTwice(ctx, theCase, { messageId: id, text: input.text, toBeSure: input.toBeSure });
  await moveCase(ctx, theCase, { move: { due: told.due, standsEntryId: id, state: 'open' }, entryId: id });
  return { id, caseId: theCase.id };
}

/** For whoever has no gateway and sends it from their own telephone, as the desk would. */
export async function wordText(
  ctx: Context,
  input: Input<typeof conversationsApi.wordText>,
): Promise<Output<typeof conversationsApi.wordText>> {
  const theCase = await visibleCase(ctx, input.case);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  const [addressee, waited] = await Promise.all([
    addresseeOf(ctx, { ...place(theCase), byTelephone: true }),
    waitedFor(ctx, theCase, input),
  ]);
  if (!addressee) throw nobodyToTell();
  const letter: Letter = {
    ...{ ...place(theCase), entryId: null, kind: 'message', text: () => input.text },
    ...whatIsTold(ctx, theCase, { ...input, waitedFor: waited }),
  };
  const words = textOf(ctx, { letter, words: wordsFor(addressee.language), addressee, filesLeft: 0 });
  return { to: addressee.address, words: textToSend(ctx.site, { text: words, headers: addressee }).trim() };
}

/** What is said to a customer reaches them, or is not said: a time that only we know of would be kept for nobody. */
export async function tell(ctx: Context, letter: Letter): Promise<void> {
  if (!(await queueLetter(ctx, letter))) throw nobodyToTell();
}

export async function refuseUnreachable(ctx: Context, theCase: VisibleCase): Promise<void> {
  if (!(await isReachable(ctx, place(theCase)))) throw nobodyToTell();
}

const nobodyToTell = () =>
  conflict(
    'customer.no-mail',
    'This customer has no mail address here, so nobody would read it. Ring them, and note the call.',
  );

/** Looked up only where the author did not say themselves when they write again. */
export async function waitedFor(
  ctx: Context,
  theCase: VisibleCase,
  { nextWordBy: said }: { nextWordBy?: Instant | undefined },
): Promise<Instant | null> {
  if (said) return null;
  const entries = await tables(ctx)
    .selectFrom('entries')
    .select(['kind', 'taskId', 'data'])
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', theCase.id)
    .where('taskId', 'is not', null)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  return waitedForIn(ctx, entries);
}

async function note(
  ctx: Context,
  theCase: VisibleCase,
  input: Input<typeof conversationsApi.say>,
): Promise<Made> {
  permit(mayNote(ctx.actor, theCase.deskId));
  await sayDraft(ctx, theCase, input);
  const id = await append(ctx, place(theCase), {
    kind: 'note',
    audience: input.audience,
    ...writtenBefore(ctx, input),
    words: { text: input.text },
  });
  await attachFiles(ctx, theCase.deskId, { entryId: id, fileIds: input.fileIds ?? [] });
  await mention(ctx, { ...place(theCase), entryId: id }, input.mentionIds ?? []);
  return { id, caseId: theCase.id };
}

/** What is said is a draft no more. */
async function sayDraft(
  ctx: Context,
  { deskId, id: caseId }: VisibleCase,
  { draft, audience }: Input<typeof conversationsApi.say>,
): Promise<void> {
  if (!draft) return;
  const said = await draftBefore(ctx, { deskId, caseId }, { ...draft, audience });
  if (said) await forgetDraft(ctx, { deskId, id: said.id });
}

export const place = (theCase: Pick<VisibleCase, 'deskId' | 'id'>) => ({
  deskId: theCase.deskId,
  caseId: theCase.id,
});

/** Every word to a customer says where it stands and when the next one comes. */
export function whatIsTold(
  ctx: Context,
  theCase: VisibleCase,
  said: { stands?: string | undefined; nextWordBy?: Instant | undefined; waitedFor?: Instant | null },
): { stands: string; due: Instant } {
  const prefill = prefillFor(ctx, { desk: theCase.desk, stands: theCase.stands, customer: theCase });
  const { nextWordBy: proposed, waitedFor = null } = said;
  const due = nextWordBy(ctx, { desk: theCase.desk, rhythm: theCase.rhythm, proposed, waitedFor });
  return { stands: said.stands ?? prefill.stands, due };
}

export function refuseOver(theCase: VisibleCase): void {
  if (theCase.state === 'ended')
    throw conflict('case.ended', 'This case has ended. Reopen it first, then write.');
  if (theCase.state === 'joined')
    throw conflict('case.joined', 'This case was joined to another. Write there.');
}
