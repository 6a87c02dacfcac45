import { z } from 'zod';
import { instant } from '../../platform/http/endpoint.ts';
import { Given } from '../desks/contract.ts';
import { Passed } from './passing-contract.ts';

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

/** What whoever does it says of that: that it cannot be stopped, that it is not known yet, or until when. */
export const SaidOfStop = z.union([z.enum(['cannot', 'unknown']), Stop]);
export type SaidOfStop = z.infer<typeof SaidOfStop>;

/** What whoever got something that came back found of it. */
export const Found = z.enum(['faulty', 'no fault found', 'unknown']);
export type Found = z.infer<typeof Found>;

/** The same, with what that cost them where it did. */
export const WhatWasFound = z.object({
  found: Found,
  cost: z
    .object({ minor: z.int().min(1).max(1_000_000_000_000), currency: z.string().regex(/^[A-Z]{3}$/) })
    .optional(),
});
export type WhatWasFound = z.infer<typeof WhatWasFound>;

/** A task as the one who is asked sees it: the request, exactly the data passed on, and what was said on it. */
export const TaskView = z.object({
  id: z.uuid(),
  /** A piece of work, or a call to the customer. */
  kind: z.enum(['work', 'call']),
  desk: z.string(),
  /** By whose clock the desk goes, as Europe/London. */
  zone: z.string(),
  state: TaskState,
  request: z.string(),
  passedOn: z.record(z.string(), z.string()),
  /** What of the case was passed on beside that, in the order in which it was. */
  passed: z.array(Passed),
  /** What may be given to whoever is asked, for who works on the desk; null: all of it. */
  mayBeGiven: z.array(Given).nullable(),
  askedBy: z.string(),
  /** Null: the customer asked. */
  askedById: z.uuid().nullable(),
  askedByOrganizationId: z.uuid().nullable(),
  organization: z.string(),
  /** Which part of it is asked; null where the company as a whole is. */
  department: z.string().nullable(),
  /** Who there is asked by name, or has accepted it. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The case that it is about, for who works on its desk. */
  case: z.object({ id: z.uuid(), deskId: z.uuid(), reference: z.string(), subject: z.string() }).nullable(),
  theirReference: z.string().nullable(),
  /** The day on which whoever accepted it expects to have it done. */
  expectedOn: z.iso.date().nullable(),
  /** The day that they said first; it stays when they say another one. */
  firstExpectedOn: z.iso.date().nullable(),
  stop: SaidOfStop.nullable(),
  due: instant.nullable(),
  question: Question.nullable(),
  /** Whoever asks waits for the answer with the customer. */
  atOnce: z.boolean(),
  /** It asks, too, what is found of something that comes back. */
  inspects: z.boolean(),
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
      /** Of what came back. */
      found: Found.nullable(),
      files: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.int() })),
      at: instant,
    }),
  ),
});
export type TaskView = z.infer<typeof TaskView>;
