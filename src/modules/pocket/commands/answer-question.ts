import type { Context } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { answerTask } from '../../tasks/index.ts';
import type { Choice } from '../questions.ts';
import type { Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';
import { labelOf } from './carry-out.ts';

/** Gives the answer that a digit stands for, as whoever texted it; answers what was given to which question. */
export async function answerQuestion(ctx: Context, worker: Worker, choice: Choice): Promise<string> {
  const { caseId, taskId, text } = choice;
  await answerTask(ctx, { task: taskId, state: 'done', text });
  return pocketWords(worker.language).answered(await labelOf(ctx, worker, { caseId, taskId: null }), text);
}

/** Somebody has answered it before, or it was not needed any more, or its time is over. */
export const isAnswered = (failure: unknown): boolean =>
  failure instanceof Refusal && failure.code === 'task.changed';
