import { z } from 'zod';
import { endpoint, instant, Made, nothing, pageOf } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

/** Weeks that are looked at where nothing else is asked. */
export const usualWeeks = 12;
const weeks = z.coerce.number().int().min(1).max(104).default(usualWeeks);

const minor = z.number().int().min(0).max(100_000_000);

/** Minutes it takes, and what an hour of it costs and what comes to it each time, in the smallest unit of the currency. */
const Each = z.object({
  minutes: z.number().min(0).max(10_000).multipleOf(0.01),
  hourMinor: minor,
  fixedMinor: minor,
});

export const CostRates = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  contact: Each,
  rework: Each,
  return: Each,
  /** What the contract pays for a contact: for whoever leads on the client’s side, else null. */
  priceMinor: minor.nullable(),
  /** What a customer is worth who does not come back. */
  saleMinor: z.number().int().min(0).max(100_000_000_000).nullable(),
});
export type CostRates = z.infer<typeof CostRates>;

const Part = z.object({ count: z.int(), minor: z.int() });

export const CostPicture = z.object({
  deskId: z.uuid(),
  window: z.object({
    from: z.iso.date(),
    until: z.iso.date(),
    weeks: z.int(),
    zone: z.string(),
    asOf: instant,
  }),
  /** Null while nobody has said by what it is reckoned; then the counts stand alone. */
  rates: CostRates.extend({ version: z.int(), by: z.string(), at: instant }).nullable(),
  counted: z.object({
    contacts: z.int(),
    rework: z.int(),
    returns: z.int(),
    credits: z.int(),
  }),
  cost: z
    .object({
      contacts: Part,
      rework: Part,
      returns: Part,
      credits: Part,
      total: z.int(),
      /** An estimate, apart: from none of them to all. */
      lost: z.object({ customers: z.int(), low: z.literal(0), high: z.int() }).nullable(),
      /** What the contract paid for these contacts, where it pays for each; null where no price is said, or not to whoever asks. */
      paid: z.int().nullable(),
    })
    .nullable(),
  /** Whether I may say what the contract pays. */
  mayPrice: z.boolean(),
  leftOut: z.object({
    /** Contacts of these weeks of which nobody has said what they are. */
    unmarked: z.int(),
    /** Credits, and what is known of returns, in another currency. */
    otherCurrency: z.int(),
  }),
});
export type CostPicture = z.infer<typeof CostPicture>;

/** What is behind a figure; failure contacts are those of Demand. */
export const Costed = z.enum(['rework', 'returns', 'credits']);
export type Costed = z.infer<typeof Costed>;

const CostedCase = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  at: instant,
  /** What is known of it. */
  amount: z.object({ minor: z.int(), currency: z.string() }).nullable(),
});
export type CostedCase = z.infer<typeof CostedCase>;

export const costsApi = {
  costs: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/cost-of-failure',
    summary:
      'What failure cost in the last whole weeks, what the contract paid for it, and sales that may be lost',
    scope: 'read',
    input: z.object({ desk, weeks }),
    output: CostPicture,
    reveals: nothing,
  }),
  costed: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/costed',
    summary: 'What is behind one of these figures, the latest first',
    scope: 'read',
    input: z.object({
      desk,
      weeks,
      of: Costed.default('rework'),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().optional(),
    }),
    output: pageOf(CostedCase),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  setRates: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/cost-rates',
    summary: 'Say by what the cost of failure is reckoned; what was said before is kept',
    scope: 'write',
    input: CostRates.omit({ priceMinor: true }).extend({
      desk,
      /** Said by the client’s side alone; where nothing is said it stays. */
      priceMinor: minor.nullable().optional(),
      /** Of what one read before, 0 of none. */
      version: z.int().min(0),
    }),
    output: Made,
    reveals: nothing,
  }),
};
