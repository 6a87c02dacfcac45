import { z } from 'zod';
import { endpoint, instant, Made, nothing, writtenEarlier } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

/** What was given back unfinished stands as returned; nothing is any more, and it is declined instead. */
export const TaskState = z.enum(['asked', 'accepted', 'declined', 'done', 'returned', 'withdrawn', 'lapsed']);

/** Somebody still waits for it. */
export const openStates = ['asked', 'accepted'] as const satisfies readonly z.infer<typeof TaskState>[];

export const isOpen = ({ state }: { state: z.infer<typeof TaskState> }): boolean =>
  openStates.some((one) => one === state);

/** From when to when a customer is there to be called. */
export const CallWindow = z.object({ beginsAt: instant, endsAt: instant });
export type CallWindow = z.infer<typeof CallWindow>;

/** How many letters an answer to choose from has. */
export const mostOfChoice = 40;

/** Answers to choose from, and what happens if nobody has chosen one when it is due. */
export const Question = z.object({
  choices: z.array(z.string().trim().min(1).max(mostOfChoice)).min(2).max(5),
  otherwise: z.string().trim().min(1).max(200),
});
export type Question = z.infer<typeof Question>;

/** Until when what was ordered can be stopped, and what stopping it costs; no cost is nothing. */
export const Stop = z.object({
  until: instant,
  cost: z
    .object({ minor: z.int().min(0).max(1_000_000_000_000), currency: z.string().regex(/^[A-Z]{3}$/) })
    .nullable(),
  words: z.string().trim().min(1).max(200).nullable(),
});
export type Stop = z.infer<typeof Stop>;

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
  askedById: z.uuid().nullable(),
  askedByOrganizationId: z.uuid().nullable(),
  organization: z.string(),
  /** Who there is asked by name, or has accepted it. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The case that it is about, for who works on its desk. */
  case: z.object({ id: z.uuid(), deskId: z.uuid(), reference: z.string(), subject: z.string() }).nullable(),
  theirReference: z.string().nullable(),
  /** The day on which whoever accepted it expects to have it done. */
  expectedOn: z.iso.date().nullable(),
  stop: Stop.nullable(),
  due: instant.nullable(),
  question: Question.nullable(),
  /** Only who leads or answers for whoever is asked decides it. */
  ofLeads: z.boolean(),
  /** Of a call, with the number as E.164 has it. */
  call: CallWindow.extend({ number: z.string() }).nullable(),
  at: instant,
  entries: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      author: z.string(),
      text: z.string().nullable(),
      files: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.int() })),
      at: instant,
    }),
  ),
});
export type TaskView = z.infer<typeof TaskView>;

/** Where a company that is engaged on a desk is asked by mail. */
export const TaskAddress = z.object({
  engagementId: z.uuid(),
  /** Null: it is not asked by mail, and only its domain is known. */
  address: z.string().nullable(),
  /** Whoever writes from there writes for the company; null: that one address alone is theirs. */
  domain: z.string().nullable(),
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

/** What is asked, of whom, with exactly the data passed on. */
const Asking = z.object({
  case: theCase,
  engagementId: z.uuid(),
  request: z.string().trim().min(1).max(10_000),
  passedOn: z.record(z.string().min(1).max(100), z.string().max(5000)).optional(),
  due: instant.nullable().optional(),
  /** Makes a question of it, which needs a time ahead by which it is due. */
  question: Question.optional(),
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
    summary: 'What a third party would read of a task, as the page that its link opens; asks nobody',
    scope: 'write',
    input: Asking,
    output: z.object({ html: z.string() }),
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
      /** When it is accepted. */
      expectedOn: z.iso.date().optional(),
      stop: Stop.optional(),
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
