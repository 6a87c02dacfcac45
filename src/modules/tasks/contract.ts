import { z } from 'zod';
import { endpoint, instant, Made, nothing, writtenEarlier } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';

export const TaskState = z.enum(['asked', 'accepted', 'declined', 'done', 'returned', 'withdrawn', 'lapsed']);

/** From when to when a customer is there to be called. */
export const CallWindow = z.object({ beginsAt: instant, endsAt: instant });
export type CallWindow = z.infer<typeof CallWindow>;

/** Answers to choose from, and what happens if nobody has chosen one when it is due. */
export const Question = z.object({
  choices: z.array(z.string().trim().min(1).max(40)).min(2).max(5),
  otherwise: z.string().trim().min(1).max(200),
});
export type Question = z.infer<typeof Question>;

/** A task as the one who is asked sees it: the request, exactly the data passed on, and what was said on it. */
export const TaskView = z.object({
  id: z.uuid(),
  /** A piece of work, or a call to the customer. */
  kind: z.enum(['work', 'call']),
  desk: z.string(),
  state: TaskState,
  request: z.string(),
  passedOn: z.record(z.string(), z.string()),
  askedBy: z.string(),
  /** Null: the customer asked. */
  askedByOrganizationId: z.uuid().nullable(),
  organization: z.string(),
  /** Who there is asked by name, or has accepted it. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The case that it is about, for who works on its desk. */
  case: z.object({ id: z.uuid(), deskId: z.uuid(), reference: z.string(), subject: z.string() }).nullable(),
  theirReference: z.string().nullable(),
  due: instant.nullable(),
  question: Question.nullable(),
  /** Of a call, with the number as E.164 has it. */
  call: CallWindow.extend({ number: z.string() }).nullable(),
  at: instant,
  entries: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      author: z.string(),
      text: z.string().nullable(),
      at: instant,
    }),
  ),
});
export type TaskView = z.infer<typeof TaskView>;

const caseOf = ({ case: about }: TaskView, as: 'listed' | 'opened') =>
  about ? [{ deskId: about.deskId, caseId: about.id, as }] : [];

/** In minutes: whoever comes later still comes another day. */
export const longestDelay = 600;

export const tasksApi = {
  tasks: endpoint({
    method: 'GET',
    path: '/api/tasks',
    summary:
      'What my organization is asked as a third party, and what waits for me or for anybody of us on my desks',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(TaskView), next: z.null() }),
    reveals: ({ items }) => items.flatMap((task) => caseOf(task, 'listed')),
  }),
  task: endpoint({
    method: 'GET',
    path: '/api/tasks/:task',
    summary: 'A task, as who is asked or who asks sees it',
    scope: 'read',
    input: z.object({ task: z.uuid() }),
    output: TaskView,
    reveals: (task) => caseOf(task, 'opened'),
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/cases/:case/tasks',
    summary: 'Ask a company, department or person for a piece of work, with exactly the data passed on',
    scope: 'write',
    input: z.object({
      case: theCase,
      engagementId: z.uuid(),
      departmentId: z.uuid().nullable().optional(),
      personId: z.uuid().nullable().optional(),
      request: z.string().trim().min(1).max(10_000),
      passedOn: z.record(z.string().min(1).max(100), z.string().max(5000)).optional(),
      due: instant.nullable().optional(),
      /** Makes a question of it, which needs a time ahead by which it is due. */
      question: Question.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/withdrawal',
    summary: 'Take back a task that my company asked for and that nobody has settled',
    scope: 'write',
    input: z.object({ task: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/answers',
    summary: 'Accept, decline, finish or return a task; a question is finished with one of its answers',
    scope: 'write',
    input: z.object({
      task: z.uuid(),
      state: z.enum(['accepted', 'declined', 'done', 'returned']),
      text: z.string().trim().max(10_000).optional(),
      theirReference: z.string().trim().max(100).optional(),
      writtenAt: writtenEarlier,
    }),
    output: Made,
    reveals: nothing,
  }),
  sayLate: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/lateness',
    summary: 'Say that I come later to what has a time, which the customer is told',
    scope: 'write',
    input: z.object({
      task: z.uuid(),
      minutes: z.number().int().min(1).max(longestDelay),
      writtenAt: writtenEarlier,
    }),
    output: Made,
    reveals: nothing,
  }),
};
