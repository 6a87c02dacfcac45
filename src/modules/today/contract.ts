import { z } from 'zod';
import { endpoint, instant, Made, nothing, pageOf } from '../../platform/http/endpoint.ts';
import { CaseRow, CaseState, CustomerSays, theCase } from '../cases/contract.ts';
import { mostText, Offer } from '../conversations/contract.ts';
import { desk } from '../desks/contract.ts';
import { CallWindow } from '../tasks/contract.ts';
import { viewsApi } from './views-contract.ts';

export { View } from './views-contract.ts';

const FoundCase = z.object({
  caseId: z.uuid(),
  deskId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  state: CaseState,
  snippet: z.string(),
  /** From where to where in the snippet the words stand that were looked for. */
  marks: z.array(z.tuple([z.int(), z.int()])),
  at: instant,
});
export type FoundCase = z.infer<typeof FoundCase>;

const FoundCustomer = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  /** The short name of the desk. */
  desk: z.string(),
  name: z.string(),
  /** Mail addresses, and telephone numbers as E.164 has them. */
  addresses: z.array(z.string()),
  /** Their newest cases. */
  cases: z.array(z.object({ id: z.uuid(), reference: z.string(), subject: z.string(), state: CaseState })),
});
export type FoundCustomer = z.infer<typeof FoundCustomer>;

export const Found = z.object({
  /** Found by their reference or what they are called. */
  cases: z.array(FoundCase),
  /** Other cases, by the newest of what was said on them. */
  messages: z.array(FoundCase.extend({ entryId: z.uuid() })),
  customers: z.array(FoundCustomer),
});
export type Found = z.infer<typeof Found>;

/** A case of mine that I put aside. */
export const SnoozedRow = CaseRow.extend({
  /** Null: until somebody answers. */
  until: instant.nullable(),
  /** When it comes back by itself at the latest. */
  backAt: instant,
});
export type SnoozedRow = z.infer<typeof SnoozedRow>;

/** A case on which somebody who was asked is late: who, and by when it was needed. */
export const LateRow = CaseRow.extend({ whom: z.string(), neededBy: instant });
export type LateRow = z.infer<typeof LateRow>;

/** A case whose customer chose when they are called. */
export const CallRow = CaseRow.extend(CallWindow.shape);
export type CallRow = z.infer<typeof CallRow>;

/** A case that is offered to me. */
export const OfferedRow = CaseRow.extend({
  handOffId: z.uuid(),
  /** The same of all that were offered with one briefing. */
  togetherId: z.uuid().nullable(),
  needsReadBack: z.boolean(),
  answerBy: instant,
  customerSays: CustomerSays.nullable(),
});
export type OfferedRow = z.infer<typeof OfferedRow>;

/** To how many cases something can be done at once. */
export const mostAtOnce = 100;

const several = z.array(z.uuid()).min(1).max(mostAtOnce);

/** In which version each was seen, by its id: one that changed since stays. */
const seen = z.record(z.uuid(), z.int()).optional();

/** What was done to several cases at once, or what became of undoing it. */
export const BulkAction = z.object({
  id: z.uuid(),
  kind: z.enum(['snooze', 'hand off', 'say']),
  undone: z.boolean(),
  /** How many of the cases it was done to, or undone for. */
  count: z.int(),
  /** For which it was not, each with the reason as a sentence. */
  failed: z.array(
    z.object({
      deskId: z.uuid(),
      caseId: z.uuid(),
      subject: z.string(),
      customer: z.string(),
      sentence: z.string(),
    }),
  ),
});
export type BulkAction = z.infer<typeof BulkAction>;
/** A desk that has had so many needs no introduction any more. */
export const enoughCases = 5;

export const todayApi = {
  ...viewsApi,
  today: endpoint({
    method: 'GET',
    path: '/api/today',
    summary:
      'My cases on all my desks, in the order in which promises would break; whom to call today, what is offered to me, what I stand in for, who waits to be admitted and whose next word was missed',
    scope: 'read',
    input: z.object({
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
    }),
    output: pageOf(CaseRow).extend({
      offered: z.array(OfferedRow),
      /** Whom I call today, or should have called before, by when they asked for it. */
      calls: z.array(CallRow),
      /** Cases of mine on which somebody who was asked is late, longest first. */
      late: z.array(LateRow),
      /** Cases whose owners are away and have me answer for them. */
      standIn: z.array(CaseRow),
      /** Cases that are over, on which somebody unknown wrote and waits to be admitted. */
      strangers: z.array(CaseRow),
      /** Others' cases whose next word was missed, for leads and for the client. */
      missed: z.array(CaseRow),
      /** Those that I put aside and that rest now, by when they come back. */
      snoozed: z.array(SnoozedRow),
    }),
    reveals: ({ items, calls, late, offered, standIn, strangers, missed, snoozed }) =>
      [...items, ...calls, ...late, ...offered, ...standIn, ...strangers, ...missed, ...snoozed].map(
        (row) => ({
          deskId: row.deskId,
          caseId: row.id,
          as: 'listed' as const,
        }),
      ),
  }),
  snooze: endpoint({
    method: 'POST',
    path: '/api/snoozes',
    summary:
      'Put cases of mine aside until a time, or until somebody answers; each comes back earlier when its next word is near',
    scope: 'write',
    input: z.object({
      cases: several,
      until: instant.nullable(),
      seen,
    }),
    output: Made,
    reveals: nothing,
  }),
  wake: endpoint({
    method: 'DELETE',
    path: '/api/cases/:case/snooze',
    summary: 'Take a case back that I put aside',
    scope: 'write',
    input: z.object({ case: theCase }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  snoozeOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/snooze',
    summary: 'Whether I put a case aside that rests now, until when, and when it comes back at the latest',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ snooze: SnoozedRow.pick({ until: true, backAt: true }).nullable() }),
    reveals: nothing,
  }),
  handOff: endpoint({
    method: 'POST',
    path: '/api/hand-offs',
    summary: 'Offer several cases of a desk to one person, or dealt out among several, with one briefing',
    scope: 'write',
    input: Offer.extend({ cases: several, toIds: z.array(z.uuid()).min(1).max(20) }),
    output: Made,
    reveals: nothing,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/sendings',
    summary:
      'Send the same words to the customers of several cases in ten seconds, until when they can be taken back',
    scope: 'write',
    input: z.object({
      cases: several,
      text: z.string().trim().min(1).max(mostText),
      /** Null: as each would hear anyway. */
      nextWordBy: instant.nullable(),
      seen,
    }),
    output: Made,
    reveals: nothing,
  }),
  bulkAction: endpoint({
    method: 'GET',
    path: '/api/bulk-actions/:action',
    summary: 'What I did to several cases at once: how many it was done to, and for which it was not',
    scope: 'read',
    input: z.object({ action: z.uuid() }),
    output: BulkAction,
    reveals: ({ failed }) => failed.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  undo: endpoint({
    method: 'POST',
    path: '/api/bulk-actions/:action/undoing',
    summary:
      'Undo what I did to several cases at once: what was put aside is back, what was offered or waits to be sent is taken back',
    scope: 'write',
    input: z.object({ action: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  beginning: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/beginning',
    summary: 'How far a desk has come since it was opened',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      settingsChanged: z.boolean(),
      /** Who works on the desk now. */
      people: z.int(),
      /** Counted as far as five. */
      cases: z.int(),
      /** Whether the client is one person, who adds nobody. */
      onePerson: z.boolean(),
      /** Whether a mail server is set that takes what the desk sends. */
      sendsMail: z.boolean(),
    }),
    reveals: nothing,
  }),
  search: endpoint({
    method: 'GET',
    path: '/api/search',
    summary:
      'Find cases by words or reference, messages by words, customers by name, mail address or telephone number; the last word may be unfinished',
    scope: 'read',
    input: z.object({
      q: z.string().trim().min(1).max(200),
      /** The most of each kind. */
      limit: z.coerce.number().int().min(1).max(50).optional(),
    }),
    output: Found,
    reveals: ({ cases, messages, customers }) => [
      ...[...cases, ...messages].map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
      ...customers.flatMap(({ deskId, cases }) =>
        cases.map(({ id }) => ({ deskId, caseId: id, as: 'listed' as const })),
      ),
    ],
  }),
};
