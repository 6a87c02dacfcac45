import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, forbidden, invalid, permit } from '../../../platform/refusal.ts';
import type { EntryKind } from '../../cases/contract.ts';
import { append, writtenBefore } from '../../cases/index.ts';
import type { Channel } from '../../cases/tables.ts';
import { keepFile, type NewFile, say } from '../../conversations/index.ts';
import type { tasksApi } from '../contract.ts';
import { mayAnswer, mayDecide } from '../policy.ts';
import { noSuchTask, visibleTask } from '../queries/visible-task.ts';
import { type Answer, answeredFrom, type TaskState } from '../states.ts';
import { tables } from '../tables.ts';
import { daysOf, refuseDayOver } from './days-of.ts';
import { stopOf } from './stop-of.ts';
import { tellAsker } from './tell-asker.ts';

const kinds: Record<Answer, EntryKind> = {
  accepted: 'task accepted',
  declined: 'task declined',
  done: 'task done',
};

type Answering = Input<typeof tasksApi.answer>;

/** What those who were asked say to it; of the case they need to see nothing. */
export async function answerTask(
  ctx: Context,
  input: Answering,
  { files = [], ...by }: { channel?: Channel; files?: NewFile[] } = {},
): Promise<Made> {
  const task = await visibleTask(ctx, input.task);
  permit(mayAnswer(ctx.actor, task));
  if (!mayDecide(ctx.actor, task))
    throw forbidden('task.of-leads', 'Only who leads or answers for your company on this desk decides this.');
  const chosen =
    input.state === 'done' && task.choices !== null ? await chosenIn(ctx, task, input.text) : undefined;
  if (task.atOnce) refuseLater(input, files);
  else if (input.state === 'declined' && task.kind === 'work' && !input.text)
    throw invalid('task.reason', 'Say why you cannot do it: whoever asked has to find another way.');
  if (task.kind === 'call' && (input.expectedOn || input.stop))
    throw invalid('task.date', 'A call has its time, and nothing to stop. Leave both out.');
  const isTaken = input.state === 'accepted' && task.kind === 'work';
  const days = isTaken ? await daysOf(ctx, task) : null;
  const found = foundOf(task, input);
  if (days) refuseDayOver(days.today, input.expectedOn ?? days.asked);

  const isLater = saysLater(task, input);

  const answered = await tables(ctx)
    .updateTable('tasks')
    .set({
      ...(!isLater && { state: input.state }),
      ...(chosen && { chosen }),
      version: task.version + 1,
      ...(input.theirReference && { theirReference: input.theirReference }),
      ...(isTaken && promised(input)),
      // Whoever accepts it has it from then on; a call stays with the owner.
      ...(input.state === 'accepted' && ctx.actor.kind === 'person' && { personId: ctx.actor.id }),
    })
    .where('deskId', '=', task.deskId)
    .where('id', '=', task.id)
    .where('version', '=', task.version)
    .where('state', 'in', isLater ? ['done' as const] : answeredFrom[input.state])
    .returning('expectedOn')
    .executeTakeFirst();
  if (!answered) {
    throw conflict(
      'task.changed',
      'This task was answered meanwhile. Look again, then say what is left to say.',
    );
  }
  const isToldElsewhere = task.kind === 'call' && input.state === 'declined';
  if (isToldElsewhere) await tellNotCalled(ctx, task.caseId, input.text);
  const place = { deskId: task.deskId, caseId: task.caseId };
  const id = await append(ctx, place, {
    kind: kinds[input.state],
    audience: task.ofThirdParty ? 'task' : 'companies',
    taskId: task.id,
    ...by,
    ...(input.state === 'accepted' && { data: dayOf(answered.expectedOn, days?.asked ?? null) }),
    ...(chosen && { data: { chosen } }),
    ...(found && { data: found }),
    ...writtenBefore(ctx, input),
    ...(input.text && !isToldElsewhere && { words: { text: input.text } }),
  });
  for (const file of files) await keepFile(ctx, { deskId: task.deskId, entryId: id }, file);
  if (input.state !== 'accepted') await tellAsker(ctx, task.deskId, id);
  return { id };
}

/** Whoever stays with the customer needs the words themselves. */
function refuseLater({ state, text }: Answering, files: readonly NewFile[]): void {
  if (state === 'accepted')
    throw invalid('task.at-once', 'Somebody waits with the customer: say what you know, or that you cannot.');
  if (state === 'done' && !text && files.length === 0) throw invalid('task.words', 'Write what you know.');
}

/** What is found after it was done is said then; what was said last counts. */
const saysLater = (
  { state, inspectsId }: { state: TaskState; inspectsId: string | null },
  said: Answering,
): boolean => state === 'done' && said.state === 'done' && inspectsId !== null && said.found !== undefined;

/** What came back was looked at by whoever was asked to, once they have done so. */
function foundOf({ inspectsId }: { inspectsId: string | null }, { state, found }: Answering) {
  if (!found) return undefined;
  if (inspectsId === null)
    throw invalid('task.found', 'Nobody asked what was found here. Say it in your words.');
  if (state !== 'done')
    throw invalid('task.found-not-done', 'Say what you found once it is done, or leave it out.');
  return found;
}

/** Read by the line, which says so where the day is that by which it was asked for. */
const dayOf = (expectedOn: string | null, asked: string | null) =>
  expectedOn ? { expectedOn, ...(expectedOn === asked && { isAsAsked: true }) } : {};

/** What whoever accepts it says of when it is done and until when it can be stopped. */
function promised({ expectedOn, stop }: Answering) {
  return {
    expectedOn: expectedOn ?? null,
    ...stopOf(stop),
  };
}

/** Which of the answers it is, from 1 on: what was asked with answers to choose from is answered by one of them. */
async function chosenIn(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
  text: string | undefined,
): Promise<number> {
  const words = await tables(ctx)
    .selectFrom('taskWords')
    .select('choices')
    .where('deskId', '=', deskId)
    .where('taskId', '=', id)
    .executeTakeFirst();
  const place = words?.choices?.indexOf(text ?? '') ?? -1;
  if (place < 0) throw invalid('task.choice', 'Choose one of the answers that were asked for.');
  return place + 1;
}

/** Who waits to be called is told why nobody calls. */
async function tellNotCalled(ctx: Context, caseId: string, text: string | undefined): Promise<void> {
  if (!text) throw invalid('call.words', 'Write to the customer why nobody calls them then.');
  await say(ctx, { case: caseId, audience: 'customer', text });
}

/** The same by whoever holds the link of one task. */
export async function answerTaskByLink(ctx: Context, answer: Omit<Answering, 'task'>): Promise<Made> {
  const linked = await tables(ctx).selectFrom('tasks').select('id').executeTakeFirst();
  if (!linked) throw noSuchTask();
  return answerTask(ctx, { ...answer, task: linked.id });
}
