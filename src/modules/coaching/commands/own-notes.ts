import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound } from '../../../platform/refusal.ts';
import { queueLetter } from '../../conversations/index.ts';
import type { coachingApi } from '../contract.ts';
import { tables } from '../tables.ts';
import { answerLetter } from '../words.ts';

export async function thankForWord(
  ctx: Context,
  { note, text = '' }: Input<typeof coachingApi.thank>,
): Promise<Made> {
  return sayBack(ctx, { note, part: 'thanks', text });
}

/** One question, so that a word does not become a conversation that the case knows nothing of. */
export async function askBack(
  ctx: Context,
  { note, text }: Input<typeof coachingApi.askBack>,
): Promise<Made> {
  return sayBack(ctx, { note, part: 'question', text });
}

export async function shareWord(
  ctx: Context,
  { note, shared }: Input<typeof coachingApi.share>,
): Promise<Made> {
  const { deskId, caseId, held } = await mine(ctx, note);
  if (held !== null) throw conflict('word.held', 'What was held is not shared.');
  await tables(ctx).insertInto('coachingShares').values({ deskId, noteId: note, shared }).execute();
  return { id: note, caseId };
}

export async function openWord(ctx: Context, { note }: Input<typeof coachingApi.open>): Promise<Made> {
  const { deskId, caseId } = await mine(ctx, note);
  await tables(ctx)
    .insertInto('coachingOpenings')
    .values({ deskId, noteId: note, byId: ctx.actor.id })
    .onConflict((before) => before.doNothing())
    .execute();
  return { id: note, caseId };
}

type Said = { note: string; part: 'thanks' | 'question'; text: string };

async function sayBack(ctx: Context, { note, part, text }: Said): Promise<Made> {
  const { deskId, caseId } = await mine(ctx, note);
  const kept = await tables(ctx)
    .insertInto('coachingWords')
    .values({ deskId, noteId: note, part, text })
    .onConflict((before) => before.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) throw conflict('word.said', 'You have said this already.');
  await tellCustomer(ctx, { deskId, caseId });
  return { id: note, caseId };
}

/** Once for thanks and a question that are said in one breath. The words are on their page: others read what is sent. */
async function tellCustomer(ctx: Context, on: { deskId: string; caseId: string }): Promise<void> {
  const before = await tables(ctx)
    .selectFrom('outbox')
    .select('id')
    .where('deskId', '=', on.deskId)
    .where('caseId', '=', on.caseId)
    .where('kind', '=', 'word')
    .where('state', '=', 'queued')
    .executeTakeFirst();
  if (before) return;
  await queueLetter(ctx, {
    ...{ ...on, entryId: null, kind: 'word' },
    subject: (_, { language, author }) => answerLetter(language).subject(author ?? ''),
    text: (_, { language, author }) => answerLetter(language).text(author ?? ''),
  });
}

/** What others let be read is theirs to answer, too. */
async function mine(ctx: Context, id: string) {
  const note = await tables(ctx)
    .selectFrom('coachingNotes')
    .selectAll()
    .where('id', '=', id)
    .where('toId', '=', ctx.actor.id)
    .executeTakeFirst();
  if (!note) throw notFound('word.not-found', 'There is no such word for you.');
  return note;
}
