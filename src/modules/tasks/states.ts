import type { z } from 'zod';
import type { TaskState as TaskStateSchema } from './contract.ts';

export type TaskState = z.infer<typeof TaskStateSchema>;
export type Answer = Exclude<TaskState, 'asked' | 'returned' | 'withdrawn' | 'lapsed'>;

/**
 * From which states an answer may be given. Whoever has done a piece of work need not first say that they will, and whoever
 * said so may find that they cannot.
 */
export const answeredFrom: Record<Answer, readonly TaskState[]> = {
  accepted: ['asked'],
  declined: ['asked', 'accepted'],
  done: ['asked', 'accepted'],
};

export const answersTo = (state: TaskState): Answer[] =>
  (Object.keys(answeredFrom) as Answer[]).filter((answer) => answeredFrom[answer].includes(state));
