import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';
import { Evidence } from './way-contract.ts';

const line = z.string().trim().max(200);

export const mostOfGapWords = 300;

export const GapWords = z.object({
  language,
  /** What nobody could answer, in the customer's words. */
  words: z.string().trim().min(1).max(mostOfGapWords),
  make: line.nullable(),
  model: line.nullable(),
  versions: line.nullable(),
});
export type GapWords = z.infer<typeof GapWords>;

/** Whose it is to mend, and by when: a company that works on the desk, or a department of it. */
const owned = {
  ownerId: z.uuid(),
  departmentId: z.uuid().nullable(),
  due: instant,
};

/** What was looked for on the case, and found nothing. */
const searches = z.array(line.min(1)).max(20).default([]);

/** What the customer of the case told of another way, which is evidence on it. */
const way = z.uuid().optional();

export const GapRow = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  ...GapWords.shape,
  /** An article is wrong; else there is none. */
  isWrong: z.boolean(),
  /** How many customers it hit, each once, in how many cases. */
  people: z.int(),
  cases: z.int(),
  /** How many of them found another way, each once. */
  ways: z.int(),
  ...owned,
  /** How often somebody said whose it is. */
  turn: z.int(),
  owner: z.string(),
  department: z.string().nullable(),
  closedAt: instant.nullable(),
  /** It is closed as it was a mistake, and nothing was mended. */
  isWithdrawn: z.boolean(),
  at: instant,
});
export type GapRow = z.infer<typeof GapRow>;

export const GapState = z.enum(['open', 'closed', 'withdrawn']);
export type GapState = z.infer<typeof GapState>;

/** What changed. */
export const GapChange = z.enum(['article', 'instructions', 'product', 'procedure']);
export type GapChange = z.infer<typeof GapChange>;

const article = z.object({ id: z.uuid(), words: z.string(), language });

export const GapView = GapRow.extend({
  by: Who,
  /** What is wrong, where I may read it. */
  article: article.nullable(),
  /** The latest first. */
  inCases: z.array(
    z.object({ id: z.uuid(), reference: z.string(), subject: z.string(), customer: z.string(), at: instant }),
  ),
  /** How some of them got round it by themselves, the latest first. */
  evidence: z.array(Evidence),
  /** What was looked for, and in how many cases. */
  searches: z.array(z.object({ words: z.string(), cases: z.int() })),
  /** Whether I may say whose it is. */
  mayChange: z.boolean(),
  /** Whether I may say what changed. */
  mayClose: z.boolean(),
  /** Whether I may take it back. */
  mayWithdraw: z.boolean(),
  /** Why it was taken back. */
  withdrawal: z.object({ words: z.string(), by: z.string() }).nullable(),
  /** What changed, in a sentence for whoever asked, and how many of them were told. */
  closing: z
    .object({
      kind: GapChange,
      words: z.string(),
      language,
      version: z.string().nullable(),
      /** Where I may read it. */
      article: article.nullable(),
      by: z.string(),
      told: z.int(),
      untold: z.int(),
    })
    .nullable(),
});
export type GapView = z.infer<typeof GapView>;

/** What is said to a customer of what changed, for somebody to look at first. */
export const GapTelling = z.object({
  gapId: z.uuid(),
  /** What changed, in which language, and since when. */
  changed: z.string(),
  language,
  changedAt: instant,
  /** Prepared in theirs. */
  text: z.string(),
  /** The translation that they would read, had somebody compared it with what the article says now. */
  uncompared: z.object({ id: z.uuid(), language }).nullable(),
});
export type GapTelling = z.infer<typeof GapTelling>;

/** In these words, now; or by those that a person said to them since it changed. */
const Telling = z.union([
  z.object({ text: z.string().trim().min(1).max(30_000) }),
  z.object({ entryId: z.uuid() }),
]);

const changed = {
  language,
  /** In a sentence for whoever asked. */
  words: z.string().trim().min(1).max(500),
};
const Changed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), articleId: z.uuid(), ...changed }),
  /** From which version on. */
  z.object({ kind: z.literal('instructions'), version: z.string().trim().min(1).max(100), ...changed }),
  z.object({ kind: z.literal('product'), ...changed }),
  z.object({ kind: z.literal('procedure'), ...changed }),
]);

/** So many rows of a list, and of the cases and searches of one gap. */
export const mostGaps = 50;

const Gaps = z.object({ items: z.array(GapRow), next: z.null() });

export const gapsApi = {
  gaps: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/gaps',
    summary:
      'What nobody on a desk can answer, what hit most people first; by words, the open ones that are alike',
    scope: 'read',
    input: z.object({
      desk,
      /** Only open ones are compared by their words, whatever `state` says. */
      q: z.string().trim().min(1).max(300).optional(),
      /** Those that were mended or taken back instead, the latest first. */
      state: GapState.default('open'),
      limit: z.coerce.number().int().min(1).max(mostGaps).optional(),
      /** Of what is compared by its words there is one page. */
      cursor: z.string().max(100).optional(),
    }),
    output: Gaps.extend({ next: z.string().nullable() }),
    reveals: nothing,
  }),
  gap: endpoint({
    method: 'GET',
    path: '/api/gaps/:gap',
    summary: 'A gap with the cases it is in, and what was looked for there',
    scope: 'read',
    input: z.object({ gap: z.uuid() }),
    output: GapView,
    reveals: ({ deskId, inCases, evidence }) => [
      ...inCases.map(({ id: caseId }) => ({ deskId, caseId, as: 'listed' as const })),
      ...evidence.map(({ caseId }) => ({ deskId, caseId, as: 'opened' as const })),
    ],
  }),
  gapsOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/gaps',
    summary: 'The gaps that a case is in',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: Gaps,
    reveals: nothing,
  }),
  makeGap: endpoint({
    method: 'POST',
    path: '/api/cases/:case/gaps',
    summary: 'Say that nobody has an answer to what is asked on a case, and whose it is to find one',
    scope: 'write',
    input: GapWords.extend({ case: theCase, ...owned, searches, way }),
    output: Made,
    reveals: nothing,
  }),
  joinGap: endpoint({
    method: 'POST',
    path: '/api/gaps/:gap/cases',
    summary: 'Say that a case is in an open gap, too',
    scope: 'write',
    input: z.object({ gap: z.uuid(), case: theCase, searches, way }),
    output: Made,
    reveals: nothing,
  }),
  ownGap: endpoint({
    method: 'POST',
    path: '/api/gaps/:gap/owners',
    summary: 'Say whose a gap is to mend, and by when',
    scope: 'write',
    input: z.object({
      gap: z.uuid(),
      /** The one that was read. */
      turn: z.int().min(1),
      ...owned,
    }),
    output: Made,
    reveals: nothing,
  }),
  closeGap: endpoint({
    method: 'POST',
    path: '/api/gaps/:gap/closings',
    summary:
      'Say what changed, so that nobody has to ask any more: an article, instructions, the thing or what is done',
    scope: 'write',
    input: z.object({ gap: z.uuid(), changed: Changed }),
    output: Made,
    reveals: nothing,
  }),
  withdrawGap: endpoint({
    method: 'POST',
    path: '/api/gaps/:gap/withdrawals',
    summary:
      'Take back a gap that was marked by mistake: it counts nobody, and its article as wrong by it no more',
    scope: 'write',
    input: z.object({
      gap: z.uuid(),
      /** Why. */
      words: z.string().trim().min(1).max(500),
    }),
    output: Made,
    reveals: nothing,
  }),
  tellingsOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/tellings',
    summary: 'What has changed since its customer asked and they do not know yet, in words prepared for them',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(GapTelling), next: z.null() }),
    reveals: nothing,
  }),
  myTellings: endpoint({
    method: 'GET',
    path: '/api/tellings',
    summary: 'On which of my cases something has changed since they asked that they do not know yet',
    scope: 'read',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          ...{ gapId: z.uuid(), words: z.string(), language },
          ...{ deskId: z.uuid(), caseId: z.uuid(), reference: z.string(), customer: z.string() },
        }),
      ),
      next: z.null(),
    }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' })),
  }),
  tellOfGap: endpoint({
    method: 'POST',
    path: '/api/cases/:case/tellings',
    summary: 'Tell a customer what has changed, or say by which words to them somebody did',
    scope: 'write',
    input: z.object({ case: theCase, gap: z.uuid(), telling: Telling }),
    output: Made,
    reveals: nothing,
  }),
};
