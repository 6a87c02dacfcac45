import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { HoursSchema } from '../../platform/time/hours.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

/** For how long in all somebody is asked while whoever asks stays with the customer, in minutes. */
export const minutesToAsk = 10;

/** What is known, and when whoever knows it can be asked; by the clock of the desk. */
const Expertise = z.object({
  language,
  knows: z.string().trim().min(1).max(1000),
  hours: HoursSchema,
  /** How they are reached beside the app. */
  byText: z.boolean(),
  byMail: z.boolean(),
  /** Not before this, whatever day it is. */
  notBefore: instant.nullable(),
});
export type Expertise = z.infer<typeof Expertise>;

export const Expert = z.object({
  id: z.uuid(),
  /** Of a third party, that company. */
  name: z.string(),
  organization: z.string(),
  knows: z.string(),
  language,
  canNow: z.boolean(),
  /** They have a case before them now. */
  isHere: z.boolean(),
  isMe: z.boolean(),
});
export type Expert = z.infer<typeof Expert>;

/** Where I may say what I know, or what my company does as a third party. */
export const Advised = z.object({
  deskId: z.uuid(),
  desk: z.string(),
  zone: z.string(),
  asCompany: z.boolean(),
  /** Null: nothing is said yet. */
  marked: Expertise.nullable(),
});
export type Advised = z.infer<typeof Advised>;

export const AskOutcome = z.enum(['answered', 'nobody', 'taken back']);

export const AskView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  /** Null once the words were erased. */
  question: z.string().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  at: instant,
  endsAt: instant,
  settledAt: instant.nullable(),
  outcome: AskOutcome.nullable(),
  gapId: z.uuid().nullable(),
  /** One after the other. */
  turns: z.array(
    z.object({
      taskId: z.uuid(),
      name: z.string(),
      organization: z.string(),
      byText: z.boolean(),
      byMail: z.boolean(),
      at: instant,
      state: z.enum(['asked', 'declined', 'done', 'withdrawn', 'lapsed', 'returned', 'accepted']),
      /** Who said what. */
      answer: z
        .object({ by: z.string(), words: z.string().nullable(), files: z.int(), at: instant })
        .nullable(),
    }),
  ),
});
export type AskView = z.infer<typeof AskView>;

/** What I am asked now. */
export const AskedOfMe = z.object({
  taskId: z.uuid(),
  question: z.string(),
  by: z.string(),
  desk: z.string(),
  at: instant,
  until: instant,
  /** For who works on the desk. */
  case: z.object({ id: z.uuid(), deskId: z.uuid(), reference: z.string(), subject: z.string() }).nullable(),
});
export type AskedOfMe = z.infer<typeof AskedOfMe>;

export const expertsApi = {
  experts: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/experts',
    summary: 'Who knows what and can be asked now, whoever fits what is said best first',
    scope: 'read',
    input: z.object({ desk, said: z.string().trim().max(2000).optional() }),
    output: z.object({ items: z.array(Expert), next: z.null() }),
    reveals: nothing,
  }),
  advised: endpoint({
    method: 'GET',
    path: '/api/expertise',
    summary: 'What I said that I know, or that my company does as a third party, and when it can be asked',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(Advised), next: z.null() }),
    reveals: nothing,
  }),
  markExpertise: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/expertise',
    summary: 'Say what I know, or what my company does as a third party, and when it can be asked',
    scope: 'write',
    input: z.object({ desk, ...Expertise.shape }),
    output: Made,
    reveals: nothing,
  }),
  endExpertise: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/expertise',
    summary: 'Be asked no more of what I said that I know',
    scope: 'write',
    input: z.object({ desk }),
    output: z.object({}),
    reveals: nothing,
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/cases/:case/asks',
    summary: 'Ask those who know now, one after the other, while the customer waits',
    scope: 'write',
    input: z.object({
      case: theCase,
      question: z.string().trim().min(1).max(2000),
      /** Whose turn is the first; left out, whoever fits best. */
      first: z.uuid().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  asksOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/asks',
    summary: 'Who was asked now on a case, and what they said, the newest first',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(AskView), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  takeAskBack: endpoint({
    method: 'POST',
    path: '/api/asks/:ask/withdrawal',
    summary: 'Ask nobody any more: the answer was found, or the customer waits no longer',
    scope: 'write',
    input: z.object({ ask: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  askedOfMe: endpoint({
    method: 'GET',
    path: '/api/asked-of-me',
    summary:
      'What I am asked and can answer now, or my company as a third party, whoever waits longest first',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(AskedOfMe), next: z.null() }),
    reveals: ({ items }) =>
      items.flatMap(({ case: about }) =>
        about ? [{ deskId: about.deskId, caseId: about.id, as: 'listed' as const }] : [],
      ),
  }),
};
