import { z } from 'zod';
import { endpoint, instant, nothing, pageOf } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';
import { Demand, Suggestion } from './words.ts';

/** How many whole weeks are looked at where nothing is said. */
export const usualWeeks = 12;

/** How many whole weeks are looked at. */
export const weeks = z.coerce.number().int().min(1).max(104).default(usualWeeks);
const day = z.iso.date();
const share = z.number().min(0).max(1);
const Interval = z.object({ low: share, high: share });
const difference = z.number().min(-1).max(1);

/** All contacts, those of one kind, or those of a type by its id. */
const Of = z.union([z.enum(['failure', 'value', 'contacts']), z.uuid()]);

export const Chart = z.object({
  /** Of a type, how it is called. */
  name: z.string().nullable(),
  /** By week, from the first in which one came; `difference` is from the week before, which may lie before the window. */
  values: z.array(z.object({ week: day, count: z.int(), difference: z.int().nullable() })),
  /** The first weeks, at most fifteen, of which the limits are made; `until` is their last day. */
  baseline: z.object({ from: day, until: day, weeks: z.int() }).nullable(),
  /** The same whatever window is looked at; null of fewer than six weeks. */
  limits: z
    .object({
      mean: z.number(),
      meanRange: z.number(),
      upper: z.number(),
      /** Below zero there is none to show. */
      lower: z.number(),
      rangeUpper: z.number(),
    })
    .nullable(),
  /** Fewer than fifteen weeks: the limits still change with each that comes. */
  isProvisional: z.boolean(),
  /** Places among the values, counted from 0, by Wheeler’s rules: R1 of values and of ranges, R2, R3. */
  signals: z
    .object({
      outside: z.array(z.int()),
      range: z.array(z.int()),
      run: z.array(z.int()),
      near: z.array(z.int()),
    })
    .nullable(),
});
export type Chart = z.infer<typeof Chart>;

export const DemandMeasures = z.object({
  deskId: z.uuid(),
  /** Whole weeks by the clock of the desk; `until` is their last day. */
  window: z.object({ from: day, until: day, weeks: z.int(), zone: z.string(), asOf: instant }),
  contacts: z.int(),
  failure: z.int(),
  value: z.int(),
  /** Of which nobody said what they are. */
  unmarked: z.int(),
  /** Those of them that are suggested as failure. */
  suggested: z.int(),
  /** Failure among what was marked, by Wilson, with bounds for what was not; null below five. */
  share: z.object({ share, interval: Interval, bounds: Interval }).nullable(),
  /**
   * From the share of just as many weeks before, by Newcombe; null where it may be none, zero being within its interval,
   * and below five in either.
   */
  change: z
    .object({
      window: z.object({ from: day, until: day }),
      failure: z.int(),
      value: z.int(),
      unmarked: z.int(),
      unknownSenders: z.int(),
      share,
      difference,
      interval: z.object({ low: difference, high: difference }),
    })
    .nullable(),
  /** What is not counted: the week that runs, and senders whom nobody has admitted. */
  leftOut: z.object({ runningWeek: z.int(), unknownSenders: z.int() }),
  /** The most frequent first, by the weeks of the window from the first in which one came, as the chart shows them. */
  types: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      demand: Demand,
      count: z.int(),
      weeks: z.int(),
      perWeek: z.number(),
    }),
  ),
  chart: Chart,
});
export type DemandMeasures = z.infer<typeof DemandMeasures>;

/** Which contacts are behind a figure. */
export const Which = z.enum(['contacts', 'failure', 'value', 'unmarked', 'suggested']);
export type Which = z.infer<typeof Which>;

export const CountedContact = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  at: instant,
  demand: Demand.nullable(),
  type: z.string().nullable(),
  suggestion: Suggestion.nullable(),
});
export type CountedContact = z.infer<typeof CountedContact>;

export const measuresApi = {
  measures: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/demand',
    summary:
      'How much of what customers come with is failure, its types, and what varies by itself from week to week',
    scope: 'read',
    input: z.object({ desk, weeks, of: Of.default('failure') }),
    output: DemandMeasures,
    reveals: nothing,
  }),
  counted: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/demand-contacts',
    summary: 'The contacts behind a figure of the same weeks, the latest first',
    scope: 'read',
    input: z.object({
      desk,
      weeks,
      which: Which.default('contacts'),
      type: z.uuid().optional(),
      /** Of the types that come of it. */
      cause: z.uuid().optional(),
      /** Of one of these weeks alone, by any of its days. */
      week: day.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
      cursor: z.string().max(100).optional(),
    }),
    output: pageOf(CountedContact),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
};
