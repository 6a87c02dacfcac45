import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { Seen } from '../conversations/contract.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';

const Words = z.string().trim().min(1).max(100_000);
/** How the customer is told: in words of now, or by what was written or said to them already. */
const Telling = z.union([
  z.object({
    text: Words,
    stands: z.string().trim().min(1).max(500).optional(),
    nextWordBy: instant.optional(),
    seen: Seen.optional(),
  }),
  z.object({ entryId: z.uuid() }),
]);
/** Since when which company knew. */
const Knowing = z.object({ at: instant, organizationId: z.uuid() });

export const SetbackView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  /** Null where whoever is asked on a task said it by their link. */
  by: Who.nullable(),
  what: z.string(),
  at: instant,
  /** The first time that any company knew. */
  knownAt: instant,
  knownBy: z.string(),
  customerToldAt: instant.nullable(),
  clientToldAt: instant.nullable(),
  /** A lead holds back telling the client, for tact. */
  held: z.object({ by: z.string(), until: instant }).nullable(),
});
export type SetbackView = z.infer<typeof SetbackView>;

/** So far back it is measured how long bad news takes. */
export const lagDays = 90;
const Lag = z.object({
  /** Half of them were told within this; null: in no time that was seen. */
  minutes: z.int().min(0).nullable(),
  /** Not told yet: they count for as long as they have waited. */
  waiting: z.int().min(0),
});

/** Since a company first knew. */
const Lags = z.object({ customer: Lag, client: Lag });
export type Lags = z.infer<typeof Lags>;

const listed = ({ deskId, caseId }: SetbackView) => ({ deskId, caseId, as: 'listed' as const });

export const disclosuresApi = {
  setbacksOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/setbacks',
    summary:
      'What went wrong on a case: when a company first knew it, and when customer and client were told',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({
      items: z.array(SetbackView),
      next: z.null(),
      /** In the customer's language: what a setback is told with. */
      sorry: z.string(),
    }),
    reveals: ({ items }) => items.map(listed),
  }),
  setbacks: endpoint({
    method: 'GET',
    path: '/api/setbacks',
    summary: 'What went wrong and the customer does not know yet, where I own the case, said it or lead',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(SetbackView), next: z.null() }),
    reveals: ({ items }) => items.map(listed),
  }),
  markSetback: endpoint({
    method: 'POST',
    path: '/api/cases/:case/setbacks',
    summary:
      'Say that something went wrong: the client is told at once, and the customer where it is said how',
    scope: 'write',
    input: z.object({
      case: theCase,
      what: Words,
      /** Left out, the customer does not know yet. */
      telling: Telling.optional(),
      /** Left out, it is known since now, by my company. */
      known: Knowing.optional(),
      /** A lead tells the client half an hour later, for tact; that it is held is seen. */
      hold: z.boolean().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  lag: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/disclosure-lag',
    summary:
      'How long it took in the last ninety days from when a company first knew what went wrong until customer and client were told: the median, with those who wait still',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      count: z.int().min(0),
      /** Null where there are too few to say anything of. */
      lags: Lags.nullable(),
    }),
    reveals: nothing,
  }),
  tellCustomer: endpoint({
    method: 'POST',
    path: '/api/setbacks/:setback/tellings',
    summary: 'Tell the customer what went wrong, or say what told them',
    scope: 'write',
    input: z.object({ setback: z.uuid(), telling: Telling }),
    output: Made,
    reveals: nothing,
  }),
  knowEarlier: endpoint({
    method: 'POST',
    path: '/api/setbacks/:setback/knowings',
    summary: 'Say that a company knew earlier of what went wrong; it is never later',
    scope: 'write',
    input: Knowing.extend({ setback: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
