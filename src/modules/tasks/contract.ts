import { z } from 'zod';
import { endpoint, instant, Made, nothing, writtenEarlier } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { Passing } from './passing-contract.ts';
import { Question, SaidOfStop, TaskState, TaskView, WhatWasFound } from './task-view.ts';

export { Passed, type PassedThing, Passing } from './passing-contract.ts';
export {
  CallWindow,
  Found,
  isOpen,
  mostOfChoice,
  openStates,
  Question,
  SaidOfStop,
  TaskState,
  TaskView,
  WhatWasFound,
} from './task-view.ts';

/** Where a company that is engaged on a desk is asked by mail. */
export const TaskAddress = z.object({
  engagementId: z.uuid(),
  /** Null: it is not asked by mail, and only its domain is known. */
  address: z.string().nullable(),
  /** Whoever writes from there writes for the company; null: that one address alone is theirs. */
  domain: z.string().nullable(),
  /** Whether anybody can have an address at that domain, or below it: it was kept before that was known. */
  isPublic: z.boolean(),
});

/** What a company is asked, as whoever places a mail of theirs chooses among it. */
export const TaskOfSender = z.object({
  id: z.uuid(),
  state: TaskState,
  request: z.string(),
  theirReference: z.string().nullable(),
  due: instant.nullable(),
  case: z.object({ id: z.uuid(), deskId: z.uuid(), reference: z.string(), subject: z.string() }),
});

/** What of the case goes with it: facts, things, entries and files, as they are now. */
const passing = z.array(Passing).max(50).optional();

/** What is asked, of whom, with exactly the data passed on. */
const Asking = z.object({
  case: theCase,
  engagementId: z.uuid(),
  request: z.string().trim().min(1).max(10_000),
  passedOn: z.record(z.string().min(1).max(100), z.string().max(5000)).optional(),
  passing,
  due: instant.nullable().optional(),
  /** Makes a question of it, which needs a time ahead by which it is due. */
  question: Question.optional(),
  /** What comes back, by its entry, where whoever is asked gets it and says what they find. */
  inspects: z.uuid().optional(),
});

const caseOf = ({ case: about }: TaskView, as: 'listed' | 'opened') =>
  about ? [{ deskId: about.deskId, caseId: about.id, as }] : [];

/** In minutes: whoever comes later still comes another day. */
export const longestDelay = 600;

export const CompanyDomain = z
  .string()
  .trim()
  .max(253)
  .regex(/^[^@.\s]+(\.[^@.\s]+)+$/, 'Write a domain as it stands behind the @, such as example.org.');

const Telling = z.object({ task: z.uuid(), text: z.string().trim().max(10_000).optional(), passing });

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
  tasksOfMail: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/quarantine/:mail/tasks',
    summary: 'What the company that wrote a mail that was held back is asked: what is open first',
    scope: 'read',
    input: z.object({ desk, mail: z.uuid() }),
    output: z.object({ items: z.array(TaskOfSender), next: z.null() }),
    reveals: ({ items }) =>
      items.map(({ case: about }) => ({ deskId: about.deskId, caseId: about.id, as: 'listed' as const })),
  }),
  departments: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/departments',
    summary: 'The departments of the companies on a desk, which can be asked',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(z.object({ id: z.uuid(), engagementId: z.uuid(), name: z.string() })),
      next: z.null(),
    }),
    reveals: nothing,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/cases/:case/tasks',
    summary: 'Ask a company, department or person for a piece of work, with exactly the data passed on',
    scope: 'write',
    input: Asking.extend({
      departmentId: z.uuid().nullable().optional(),
      personId: z.uuid().nullable().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/cases/:case/task-previews',
    summary: 'What whoever is asked would read of a task, as the page that its link opens; asks nobody',
    scope: 'write',
    input: Asking,
    output: z.object({ html: z.string() }),
    reveals: nothing,
  }),
  previewTelling: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/word-previews',
    summary:
      'What whoever is asked would read of a task with these words and what is passed on with them; tells nobody',
    scope: 'write',
    input: Telling,
    output: z.object({ html: z.string() }),
    reveals: nothing,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/words',
    summary: 'Write to whoever is asked, and pass on more of the case with it',
    scope: 'write',
    input: Telling,
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
    summary:
      'Accept a task, decline it with a reason, or finish it; a question is finished with one of its answers',
    scope: 'write',
    input: z.object({
      task: z.uuid(),
      state: z.enum(['accepted', 'declined', 'done']),
      text: z.string().trim().max(10_000).optional(),
      theirReference: z.string().trim().max(100).optional(),
      /** Where it is accepted: by which day, by default the one of when it is needed; without either it is refused. */
      expectedOn: z.iso.date().optional(),
      /** Where it is accepted, by default that it is not known yet. */
      stop: SaidOfStop.optional(),
      /** Where it is done and was asked for: what was found of what came back. */
      found: WhatWasFound.optional(),
      writtenAt: writtenEarlier,
    }),
    output: Made,
    reveals: nothing,
  }),
  move: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/moves',
    summary:
      'Say another day for what was accepted, or until when it can be stopped now, with why; what was said first stays',
    scope: 'write',
    input: z.object({
      task: z.uuid(),
      /** One of the two at least is other than it was. */
      expectedOn: z.iso.date().optional(),
      stop: SaidOfStop.optional(),
      text: z.string().trim().min(1).max(10_000),
      writtenAt: writtenEarlier,
    }),
    output: Made,
    reveals: nothing,
  }),
  returnTask: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/returns',
    summary: 'Return what my company asked for as not good enough, with why: whoever did it has it again',
    scope: 'write',
    input: z.object({ task: z.uuid(), text: z.string().trim().min(1).max(10_000) }),
    output: Made,
    reveals: nothing,
  }),
  sayGood: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/thanks',
    summary: 'Say that what was done for my company is good: whoever did it hears so',
    scope: 'write',
    input: z.object({ task: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  sayWrong: endpoint({
    method: 'POST',
    path: '/api/tasks/:task/setbacks',
    summary:
      'Say that something went wrong with what my company was asked: the desk and its client hear of it at once',
    scope: 'write',
    input: z.object({ task: z.uuid(), text: z.string().trim().min(1).max(10_000) }),
    output: Made,
    reveals: nothing,
  }),
  keepReference: endpoint({
    method: 'PATCH',
    path: '/api/tasks/:task',
    summary:
      'Say under which reference of their own whoever is asked has a task; mail that carries it joins the task',
    scope: 'write',
    input: z.object({ task: z.uuid(), theirReference: z.string().trim().max(100) }),
    output: Made,
    reveals: nothing,
  }),
  addresses: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/task-addresses',
    summary: 'Where the third parties of a desk are asked by mail, and from where they answer',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(TaskAddress), next: z.null() }),
    reveals: nothing,
  }),
  keepAddress: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/task-addresses',
    summary: 'Say where a third party of the desk is asked by mail from now on, and from where it answers',
    scope: 'desks',
    input: z.object({
      desk,
      engagementId: z.uuid(),
      /** Left out where only the domain is known: it is not asked by mail then. */
      address: z.email().max(254).optional(),
      domain: CompanyDomain.nullable().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  forgetAddress: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/task-addresses/:engagement',
    summary: 'Ask a third party of the desk by mail no more',
    scope: 'desks',
    input: z.object({ desk, engagement: z.uuid() }),
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
