import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { Demand } from '../demand/contract.ts';
import { desk } from '../desks/contract.ts';

/** As many as can be read in one sitting, and no fewer than say something. */
const StudySize = z.int().min(5).max(60);

/** As many as a team reads together in an hour, and of how many weeks. */
export const usualSize = 30;
export const usualWeeks = 4;

export const StudyRow = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  madeBy: z.string(),
  at: instant,
  /** The days in which they came, by the clock of the desk: whole weeks, the last one included. */
  from: z.iso.date(),
  until: z.iso.date(),
  weeks: z.int(),
  /** How many were drawn, of how many I have said what they are, and of how many two people. */
  contacts: z.int(),
  saidByMe: z.int(),
  both: z.int(),
  findings: z.int(),
});
export type StudyRow = z.infer<typeof StudyRow>;

const Type = z.object({ id: z.uuid(), name: z.string() });

export const StudyWord = z.object({ demand: Demand, type: Type.nullable(), by: z.string() });
export type StudyWord = z.infer<typeof StudyWord>;

export const StudyContact = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  entryId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  at: instant,
  /** What they said; null where it was without words, or is erased. */
  text: z.string().nullable(),
  /** How many have said what it is, and what I said. */
  said: z.int(),
  mine: StudyWord.nullable(),
  /** What both said; of fewer than two it stays with whoever said it. */
  words: z.array(StudyWord),
  /** How it counts in Demand, once both have said what it is. */
  counts: Demand.nullable(),
});
export type StudyContact = z.infer<typeof StudyContact>;

export const Agreement = z.object({
  both: z.int(),
  same: z.int(),
  /** The share that would be the same by chance alone, between 0 and 1. */
  byChance: z.number(),
  /** Scott’s pi, from -1 to 1; null where chance alone makes all the same. */
  pi: z.number().nullable(),
});

export const Finding = z.object({
  id: z.uuid(),
  words: z.string(),
  cause: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  by: z.string(),
  at: instant,
});
export type Finding = z.infer<typeof Finding>;

export const StudyView = StudyRow.extend({
  items: z.array(StudyContact),
  agreement: Agreement.nullable(),
  /** Of those that both call the same: how many they say are of the same type. */
  sameType: z.int(),
  /** What was learned, the latest last. */
  learned: z.array(Finding),
});
export type StudyView = z.infer<typeof StudyView>;

export const studiesApi = {
  studies: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/studies',
    summary: 'The studies of a desk, the latest first',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(StudyRow), next: z.null() }),
    reveals: nothing,
  }),
  study: endpoint({
    method: 'GET',
    path: '/api/studies/:study',
    summary: 'The contacts of a study with what the customers said, what I said of each and what both did',
    scope: 'read',
    input: z.object({ study: z.uuid() }),
    output: StudyView,
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'opened' as const })),
  }),
  makeStudy: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/studies',
    summary: 'Draw contacts of the last whole weeks by chance, to be read together',
    scope: 'write',
    input: z.object({ desk, weeks: z.int().min(1).max(52), size: StudySize }),
    output: Made,
    reveals: nothing,
  }),
  sayInStudy: endpoint({
    method: 'POST',
    path: '/api/study-contacts/:contact/words',
    summary:
      'Say what a contact is, from the customer’s side, without having heard the other; what both say the same counts where nobody had marked it',
    scope: 'write',
    input: z.object({ contact: z.uuid(), demand: Demand, type: z.uuid().nullable().optional() }),
    output: Made,
    reveals: nothing,
  }),
  learn: endpoint({
    method: 'POST',
    path: '/api/studies/:study/findings',
    summary: 'Write down what was learned, and the cause in which it is to be changed',
    scope: 'write',
    input: z.object({
      study: z.uuid(),
      words: z.string().trim().min(1).max(2000),
      cause: z.uuid().nullable().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
};
