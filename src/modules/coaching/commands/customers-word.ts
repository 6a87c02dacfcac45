import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { conflict, invalid } from '../../../platform/refusal.ts';
import { mailToStaff } from '../../conversations/index.ts';
import { abuseIn } from '../abuse.ts';
import type { CoachingKind } from '../contract.ts';
import { wordCame } from '../events.ts';
import { whoHelped } from '../queries/who-helped.ts';
import { tables } from '../tables.ts';
import { wordMail } from '../words.ts';

type OfCase = { caseId: string; customerId: string };
type Word = OfCase & { kind: CoachingKind; toId: string; text: string };

/** A customer's word reaches the one it is for, first and at once; what frightens or insults is held. */
export async function receiveWord(ctx: Context, { text, ...word }: Word): Promise<{ entryId: string }> {
  const deskId = ctx.actor.deskId ?? '';
  const helped = await whoHelped(ctx, { deskId, id: word.caseId });
  if (!helped.some(({ id }) => id === word.toId))
    throw conflict('word.nobody', 'They do not look after this any more.');
  const id = uuid();
  const held = abuseIn(text);
  const db = tables(ctx);
  await db
    .insertInto('coachingNotes')
    .values({ deskId, id, ...word, held })
    .execute();
  await db.insertInto('coachingWords').values({ deskId, noteId: id, part: 'note', text }).execute();
  if (held === null) await tellBeforeAll(ctx, deskId, word.toId);
  return { entryId: id };
}

/** The answer to the one question that was asked back. What would be held is not kept: it can be written otherwise. */
export async function answerBack(
  ctx: Context,
  { noteId, customerId, text }: OfCase & { noteId: string; text: string },
): Promise<{ entryId: string }> {
  const deskId = ctx.actor.deskId ?? '';
  if (abuseIn(text))
    throw invalid('word.otherwise', 'It reads as a threat or an insult. Please write it otherwise.');
  const note = await tables(ctx)
    .selectFrom('coachingNotes as n')
    .innerJoin('coachingWords as q', (join) =>
      join.onRef('q.deskId', '=', 'n.deskId').onRef('q.noteId', '=', 'n.id').on('q.part', '=', 'question'),
    )
    .select('n.toId')
    .where('n.deskId', '=', deskId)
    .where('n.id', '=', noteId)
    .where('n.customerId', '=', customerId)
    .executeTakeFirst();
  if (!note) throw conflict('word.not-asked', 'Nobody asks this here.');
  const kept = await tables(ctx)
    .insertInto('coachingWords')
    .values({ deskId, noteId, part: 'answer', text })
    .onConflict((before) => before.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) throw conflict('word.answered', 'This was answered already.');
  await tellBeforeAll(ctx, deskId, note.toId);
  return { entryId: noteId };
}

/** Who has a screen of the desk before them reads it there; everybody else has a mail that says only that it came. */
async function tellBeforeAll(ctx: Context, deskId: string, toId: string): Promise<void> {
  await record(ctx, wordCame, deskId, {});
  const here = await tables(ctx)
    .selectFrom('presence')
    .select('personId')
    .where('deskId', '=', deskId)
    .where('personId', '=', toId)
    .where('until', '>', ctx.now)
    .executeTakeFirst();
  if (here) return;
  await mailToStaff(ctx, toId, (language, { name }) => {
    const words = wordMail(language);
    return { subject: words.subject(name), text: words.mail(name, `${ctx.site.url}/app`) };
  });
}
