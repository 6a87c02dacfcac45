import type { Context, Instant } from '../../../platform/context.ts';
import { allOf } from '../../../platform/database/all-of.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit, Refusal } from '../../../platform/refusal.ts';
import { append, visibleCase, writtenBefore } from '../../cases/index.ts';
import { say, waitsUntil } from '../../conversations/index.ts';
import { isOpen, type tasksApi } from '../contract.ts';
import { lateWords } from '../late-words.ts';
import { mayAnswer, maySayLate } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';

/**
 * Whoever is to be somewhere says that they come later: the customer is told. What was said where there was no connection
 * may come when they are there already, and then nobody is told.
 */
export async function sayLate(ctx: Context, input: Input<typeof tasksApi.sayLate>): Promise<Made> {
  const { minutes } = input;
  const task = await visibleTask(ctx, input.task);
  permit(mayAnswer(ctx.actor, task) && maySayLate(ctx.actor, task));
  if (!isOpen(task) || task.due === null)
    throw conflict('task.no-time', 'Nobody waits for this at a certain time. Write to the customer instead.');
  const { caseId, deskId, id: taskId } = task;
  const isStillToCome =
    Temporal.Instant.compare(Temporal.Instant.from(task.due).add({ minutes }), ctx.now) > 0;
  const told = isStillToCome && (await tellLate(ctx, { caseId, minutes, ...writtenBefore(ctx, input) }));
  if (told) return told.word;
  const { languages } = await whoIsLate(ctx);
  const text = lateWords(languages[0] ?? 'en').untold(minutes);
  const note = { kind: 'note', audience: 'companies', words: { text } } as const;
  const id = await append(ctx, { deskId, caseId }, { ...note, taskId, ...writtenBefore(ctx, input) });
  return { id, caseId };
}

/** The word to them, and until when it waits where they want quiet. */
type Told = { word: Made; waitsUntil: Instant | null };

/** In the customer's language, as every word to them; null where nothing written reaches them and somebody has to ring. */
export async function tellLate(
  ctx: Context,
  { caseId, minutes, writtenAt }: { caseId: string; minutes: number; writtenAt?: Instant },
): Promise<Told | null> {
  const [{ deskId, language }, { name }] = await allOf([visibleCase(ctx, caseId), whoIsLate(ctx)]);
  const text = lateWords(language).told(name, minutes);
  try {
    const word = await say(ctx, { case: caseId, text, audience: 'customer', writtenAt });
    return { word, waitsUntil: await waitsUntil(ctx, { deskId, entryId: word.id }) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'customer.no-mail') return null;
    throw error;
  }
}

const whoIsLate = (ctx: Context) =>
  tables(ctx)
    .selectFrom('persons as p')
    .innerJoin('personSettings as s', 's.personId', 'p.id')
    .select(['p.name', 's.languages'])
    .where('p.id', '=', ctx.actor.id)
    .executeTakeFirstOrThrow();
