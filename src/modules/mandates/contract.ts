import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';
import { Kind } from './kind.ts';
import { needsApi } from './needs-contract.ts';

export type { Mark, NeedKindView } from './needs-contract.ts';

/** How a kind of act is measured, where it is. */
export const Measure = z.enum(['money', 'days', 'none']);
export type Measure = z.infer<typeof Measure>;

/** The kinds of act that every desk begins with, as they are spoken of. */
export const firstKinds = {
  refund: 'money',
  replacement: 'none',
  discount: 'money',
  visit: 'none',
  invoice: 'money',
  'promise-horizon': 'days',
} as const satisfies Record<string, Measure>;
export type FirstKind = keyof typeof firstKinds;
export const FirstKind = z.enum(Object.keys(firstKinds) as FirstKind[]);

/** How far the client trusts: it is asked, it is told, or neither. */
export const Step = z.enum(['draft', 'tell', 'do']);
export type Step = z.infer<typeof Step>;

export const ActState = z.enum(['done', 'asked', 'agreed', 'refused', 'lapsed', 'withdrawn']);
export type ActState = z.infer<typeof ActState>;

const Currency = z.string().regex(/^[A-Z]{3}$/);
/** In the smallest unit of its currency. */
const Minor = z.number().int().max(1_000_000_000_000);
const Days = z.number().int().max(3650);
const Times = z.number().int().min(1).max(100);

export const ActKind = z.object({
  kind: Kind,
  name: z.string(),
  measure: Measure,
  /** Whether the customer hears what became of it where the client was asked and nobody answered. */
  told: z.boolean(),
});
export type ActKind = z.infer<typeof ActKind>;

export const ActView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  kind: Kind,
  amountMinor: Minor.nullable(),
  currency: Currency.nullable(),
  days: Days.nullable(),
  text: z.string(),
  by: Who,
  state: ActState,
  /** The question to the client, of what was asked. */
  taskId: z.uuid().nullable(),
  /** What was asked for and is not answered in time: this is done instead. */
  insteadOfId: z.uuid().nullable(),
  at: instant,
  settledAt: instant.nullable(),
});
export type ActView = z.infer<typeof ActView>;

export const MandateView = z.object({
  engagementId: z.uuid(),
  organization: z.object({ id: z.uuid(), name: z.string() }),
  kind: Kind,
  step: Step,
  limitMinor: Minor.nullable(),
  currency: Currency.nullable(),
  limitDays: Days.nullable(),
  /** Of a kind without a measure: how often on one case; null: as often as it takes. */
  limitTimes: Times.nullable(),
  /** Of a kind without a measure that is always asked for: whether it is done where nobody answers, if whoever asks says so. */
  goesOn: z.boolean(),
  /** Null: nobody has said anything yet, so the client is asked. */
  since: instant.nullable(),
  /** Of the last ninety days. */
  counts: z.record(ActState, z.int()),
  /** The last five. */
  acts: z.array(ActView),
});
export type MandateView = z.infer<typeof MandateView>;

const listed = ({ deskId, caseId }: ActView) => ({ deskId, caseId, as: 'listed' as const });

export const mandatesApi = {
  ...needsApi,
  mandates: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/mandates',
    summary:
      'What each provider may do in the client’s name, a kind of act each, and what was done of it lately',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      client: z.string(),
      kinds: z.array(ActKind),
      items: z.array(MandateView),
      /** By when the client answers what it is asked now, unless it is said otherwise. */
      answerBy: instant,
    }),
    reveals: ({ items }) => items.flatMap(({ acts }) => acts.map(listed)),
  }),
  setMandate: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/mandates',
    summary: 'Say what a provider may do of a kind without asking, from now on',
    scope: 'desks',
    input: z.object({
      desk,
      engagementId: z.uuid(),
      kind: Kind,
      step: Step,
      /** Needed of what is measured in money, with its currency. */
      limitMinor: Minor.min(0).optional(),
      currency: Currency.optional(),
      /** Needed of what is measured in days. */
      limitDays: Days.min(0).optional(),
      /** Of what is not measured: how often on one case. */
      limitTimes: Times.optional(),
      /** Of what is not measured, with the step draft alone: without an answer they go on. */
      goesOn: z.boolean().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  addActKind: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/act-kinds',
    summary: 'Add a kind of act that the client hands off or keeps',
    scope: 'desks',
    input: z.object({
      desk,
      kind: Kind,
      name: z.string().trim().min(1).max(60),
      measure: Measure,
      told: z.boolean().default(false),
    }),
    output: z.object({}),
    reveals: nothing,
  }),
  acts: endpoint({
    method: 'GET',
    path: '/api/cases/:case/acts',
    summary: 'What was done for the customer of a case in the client’s name, or asked of the client',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(ActView), next: z.null() }),
    reveals: ({ items }) => items.map(listed),
  }),
  act: endpoint({
    method: 'POST',
    path: '/api/cases/:case/acts',
    summary: 'Do something for the customer: at once within the mandate, else the client is asked',
    scope: 'write',
    input: z.object({
      case: theCase,
      kind: Kind,
      amountMinor: Minor.min(1).optional(),
      currency: Currency.optional(),
      days: Days.min(1).optional(),
      text: z.string().trim().min(1).max(2000),
      /** What is done if the client has not answered by then, in an opening hour at the earliest: nothing where neither an extent is given nor, of what is not measured, that it goes on. Read only where it is asked. */
      ifNobody: z
        .object({
          by: instant,
          amountMinor: Minor.min(1).optional(),
          days: Days.min(1).optional(),
          goesOn: z.boolean().optional(),
        })
        .optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
};
