import type { Context } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { mentionReaders } from '../../conversations/index.ts';
import { askTask } from '../../tasks/index.ts';
import { askInPlaceOf } from '../questions.ts';
import { tables } from '../tables.ts';
import type { Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';
import { labelOf, noteOn } from './carry-out.ts';

const hoursToTakeBack = 24;

/** What was done last by text; asked as the desk. */
export async function lastAct(ctx: Context, { deskId, pocketId }: Worker) {
  const since = asInstant(Temporal.Instant.from(ctx.now).subtract({ hours: hoursToTakeBack }));
  return tables(ctx)
    .selectFrom('pocketActs')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('pocketId', '=', pocketId)
    .where('undoneAt', 'is', null)
    .where('recordedAt', '>', since)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type DoneByText = NonNullable<Awaited<ReturnType<typeof lastAct>>>;

/** The line is not rewritten: what was said stands there, and beside it that it was taken back. A task is asked anew. */
export async function takeBack(ctx: Context, worker: Worker, act: DoneByText): Promise<string> {
  const words = pocketWords(worker.language);
  const { caseId, taskId } = act;
  if (caseId === null) return words.nothingToUndo;
  if (taskId && act.kind === 'answer' && (await countsAtOnce(ctx, worker, taskId))) {
    const entryId = await noteOn(ctx, { worker, caseId, text: words.entry.answerUndone });
    await tellAsker(ctx, worker, { caseId, taskId, entryId });
    return words.undoneAnswer(await labelOf(ctx, worker, { caseId, taskId: null }));
  }
  const label = await labelOf(ctx, worker, { caseId, taskId });
  await noteOn(ctx, { worker, caseId, text: words.entry.undone });
  if (taskId && (act.kind === 'done' || act.kind === 'answer'))
    await askAnew(ctx, worker, { caseId, taskId });
  return act.kind === 'late' ? words.undoneLate(label) : words.undone(label);
}

/** What is done in somebody's name is done once they have agreed: nothing is asked anew that has happened already. */
export async function countsAtOnce(
  ctx: Context,
  { deskId }: Pick<Worker, 'deskId'>,
  taskId: string,
): Promise<boolean> {
  const { ofLeads } = await tables(ctx)
    .selectFrom('tasks')
    .select('ofLeads')
    .where('deskId', '=', deskId)
    .where('id', '=', taskId)
    .executeTakeFirstOrThrow();
  return ofLeads;
}

/** Whoever asked goes by the answer, and is told unless they have left. */
async function tellAsker(
  ctx: Context,
  { deskId }: Worker,
  { caseId, taskId, entryId }: { caseId: string; taskId: string; entryId: string },
): Promise<void> {
  const task = await tables(ctx)
    .selectFrom('tasks')
    .select('askedById')
    .where('deskId', '=', deskId)
    .where('id', '=', taskId)
    .executeTakeFirst();
  if (task?.askedById) await mentionReaders(ctx, { deskId, caseId, entryId }, [task.askedById]);
}

async function askAnew(
  ctx: Context,
  worker: Worker,
  { caseId, taskId }: { caseId: string; taskId: string },
): Promise<void> {
  const { deskId, personId } = worker;
  const task = await tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .select(['t.kind', 't.engagementId', 't.due', 'w.request', 'w.passedOn'])
    .select(['w.choices', 'w.otherwise'])
    .where('t.deskId', '=', deskId)
    .where('t.id', '=', taskId)
    .executeTakeFirstOrThrow();
  // A call that was asked for is made or not; only the customer asks for another.
  if (task.kind === 'call') return;
  const { engagementId, due, request } = task;
  const passedOn = task.passedOn as Record<string, string>;
  const asked = { case: caseId, engagementId, personId, request, due, passedOn };
  const { choices, otherwise } = task;
  if (!choices || !otherwise) return void (await askTask(ctx, asked));
  // What it was needed for has begun meanwhile: the desk reads that the answer was taken back.
  if (due === null || due <= ctx.now) return;
  const { id } = await askTask(ctx, { ...asked, question: { choices, otherwise } });
  const desk = await ctx.become({ kind: 'desk-system', deskId });
  await askInPlaceOf(desk, worker, taskId, id);
}
