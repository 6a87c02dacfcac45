import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { CallOutcome, CaseState, EntryKind, Outcome } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

const Week = z.object({
  /** From Monday to Sunday, by the clock of the desk. */
  from: z.iso.date(),
  until: z.iso.date(),
});

export const WalkRow = Week.extend({
  id: z.uuid(),
  deskId: z.uuid(),
  madeBy: z.string(),
  at: instant,
  /** How many were drawn, and of how many of them each company has written something. */
  cases: z.int(),
  companies: z.array(z.object({ name: z.string(), cases: z.int() })),
});
export type WalkRow = z.infer<typeof WalkRow>;

export const WalkItem = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  customer: z.string(),
  subject: z.string(),
});
export type WalkItem = z.infer<typeof WalkItem>;

export const WalkView = WalkRow.extend({ items: z.array(WalkItem) });
export type WalkView = z.infer<typeof WalkView>;

export const WalkWordKind = z.enum(['assumption', 'found']);
export type WalkWordKind = z.infer<typeof WalkWordKind>;

export const WalkWord = z.object({
  id: z.uuid(),
  kind: WalkWordKind,
  words: z.string(),
  by: z.string(),
  organization: z.string(),
  at: instant,
});
export type WalkWord = z.infer<typeof WalkWord>;

/** Time in which nothing came, in whole days by the clock of the desk, or in hours where it was less than one. */
export const Wait = z.object({
  days: z.int(),
  hours: z.int(),
  /** Whether the customer had asked and nobody had answered. */
  asked: z.boolean(),
});
export type Wait = z.infer<typeof Wait>;

export const LivedStep = z.object({
  id: z.uuid(),
  kind: EntryKind,
  at: instant,
  by: z.object({
    kind: z.enum(['customer', 'other', 'person', 'desk']),
    name: z.string(),
    organization: z.string().nullable(),
  }),
  channel: z.string().nullable(),
  /** The words, or their beginning where they are long. */
  text: z.string().nullable(),
  cut: z.boolean(),
  call: z.object({ direction: z.enum(['in', 'out']), outcome: CallOutcome }).nullable(),
  outcome: Outcome.nullable(),
  /** Whether it tells them what went wrong. */
  setback: z.boolean(),
  /** What they asked for on their page. */
  asks: z.enum(['stop', 'date', 'person', 'call']).nullable(),
  files: z.int(),
  /** The next word that was promised with it, and whether it came by then; null while that is open. */
  promised: z.object({ by: instant, kept: z.boolean().nullable() }).nullable(),
  /** Whether they came again after it had been done or closed. */
  again: z.boolean(),
  /** How long nothing came before it. */
  wait: Wait.nullable(),
});
export type LivedStep = z.infer<typeof LivedStep>;

export const WalkCase = WalkItem.extend({
  state: CaseState,
  /** The cases whose words stand here: this one, and those that were joined to it. */
  caseIds: z.array(z.uuid()),
  steps: z.array(LivedStep),
  /** Whether there is more than that before it. */
  more: z.boolean(),
  /** Where it goes on: how long nothing has come since. */
  since: Wait.nullable(),
  /** When they came next with something else, after this had ended. */
  elsewhereAt: instant.nullable(),
  words: z.array(WalkWord),
});
export type WalkCase = z.infer<typeof WalkCase>;

const one = z.uuid();

export const walksApi = {
  walks: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/walks',
    summary:
      'The weeks of a desk of which cases were drawn to be walked as their customers, the latest first',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(WalkRow),
      next: z.null(),
      /** The last whole week, and its walk where there is one. */
      lastWeek: Week.extend({ walk: z.uuid().nullable() }),
    }),
    reveals: nothing,
  }),
  walk: endpoint({
    method: 'GET',
    path: '/api/walks/:walk',
    summary: 'The cases that were drawn of a week, and of how many of them each company has written',
    scope: 'read',
    input: z.object({ walk: one }),
    output: WalkView,
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  walkCase: endpoint({
    method: 'GET',
    path: '/api/walk-cases/:walkCase',
    summary: 'A case as its customer lived it: what they said and heard, in order, and how long nothing came',
    scope: 'read',
    input: z.object({ walkCase: one }),
    output: WalkCase,
    reveals: ({ deskId, caseIds }) => caseIds.map((caseId) => ({ deskId, caseId, as: 'opened' as const })),
  }),
  drawWalk: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/walks',
    summary: 'Draw five cases of last week by chance; where that was done, these are the ones',
    scope: 'write',
    input: z.object({ desk }),
    output: Made,
    reveals: nothing,
  }),
  sayOfWalk: endpoint({
    method: 'POST',
    path: '/api/walk-cases/:walkCase/words',
    summary: 'Write down what you assume of a case as its customer lived it, or what you found',
    scope: 'write',
    input: z.object({ walkCase: one, kind: WalkWordKind, words: z.string().trim().min(1).max(2000) }),
    output: Made,
    reveals: nothing,
  }),
};
