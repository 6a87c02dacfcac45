import { z } from 'zod';
import { endpoint, instant, nothing, pageOf } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

/** How many whole weeks are looked at where nothing is said. */
export const usualWeeks = 12;

/** How many whole weeks are looked at. */
const weeks = z.coerce.number().int().min(1).max(104).default(usualWeeks);
const day = z.iso.date();
const share = z.number().min(0).max(1);

/** So many of so many, within what by Wilson; nothing but the counts of fewer than five. */
const Share = z.object({
  count: z.int(),
  of: z.int(),
  share: share.nullable(),
  interval: z.object({ low: share, high: share }).nullable(),
});
export type Share = z.infer<typeof Share>;

/** A mean over needs, from 0 to 1, within what with 95 of 100; of fewer than thirty needs, or of all the same, within nothing. */
const Mean = z.object({ mean: share, interval: z.object({ low: share, high: share }).nullable() });
export type Mean = z.infer<typeof Mean>;

/** How far the contacts of a need were answered by the same, over needs; null of fewer than five needs. */
const Continuity = z
  .object({
    /** The part that was answered by whoever answered most. */
    usual: Mean,
    /** How likely two contacts were answered by the same. */
    alike: Mean,
    /** How often a contact was answered by whoever answered the one before. */
    inTurn: Mean,
  })
  .nullable();
export type Continuity = z.infer<typeof Continuity>;

export const Measures = z.object({
  deskId: z.uuid(),
  /** Whole weeks by the clock of the desk in which the needs began; `until` is their last day. */
  window: z.object({ from: day, until: day, weeks: z.int(), zone: z.string(), asOf: instant }),
  needs: z.int(),
  /** Met by the first contact: nobody had to come again within so many days, by any way, to any company. */
  once: z.array(
    z.object({
      days: z.int(),
      share: Share,
      /** Began less than these days ago: they may still come again. */
      tooNew: z.int(),
    }),
  ),
  /** Of those whose customers rang: nobody had to come again within seven days of their first call, by any way. */
  firstCall: z.object({ share: Share, tooNew: z.int() }),
  /**
   * The same within seven days as each company alone would count it: needs that it answered, and whose customer did not come
   * to it again.
   */
  companies: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      /** Null of a company of which fewer than five people work or worked on the desk: that would be about them. */
      figure: z.object({ share: Share, tooNew: z.int() }).nullable(),
    }),
  ),
  /** Contacts that came within seven days of another one for the same need, of all contacts of needs that are older. */
  repeats: Share.extend({ needs: z.int(), tooNew: z.int() }),
  /** Needs whose customer came again after it was said that they were met, of all of which that was said. */
  reopened: Share,
  /** Of the needs with two contacts or more that somebody answered. */
  continuity: z.object({
    needs: z.int(),
    /** Needs with fewer. */
    fewer: z.int(),
    byPerson: Continuity,
    byCompany: Continuity,
    /** Needs whose contacts were answered by several people, and by several companies. */
    several: z.object({ people: z.int(), companies: z.int() }),
  }),
  /** From the first contact to when the need was met, never stopped while anybody waits. */
  endToEnd: z.object({
    met: z.int(),
    /** Open, or left by the customer: they count for as long as it has been. */
    open: z.int(),
    /** Ended without a word of the customer: they count until it was said that they are met. */
    unknown: z.int(),
    /** Half of all were met in this time, by Kaplan and Meier; null where it was not reached, or of fewer than five. */
    median: z.object({ minutes: z.int() }).nullable(),
  }),
});
export type Measures = z.infer<typeof Measures>;

/** Which needs are behind a figure. */
export const Measured = z.enum([
  'needs',
  'again7',
  'again30',
  'rang',
  'rangAgain',
  'repeats',
  'reopened',
  'answered',
  'people',
  'companies',
  'met',
  'open',
  'unknown',
]);
export type Measured = z.infer<typeof Measured>;

export const MeasuredNeed = z.object({
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  /** When they first came. */
  at: instant,
  contacts: z.int(),
});
export type MeasuredNeed = z.infer<typeof MeasuredNeed>;

export const measuresApi = {
  measures: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/measures',
    summary:
      'How it went for the customers whose needs began in some whole weeks: met at once, come again, thought met and not, and how long it took',
    scope: 'read',
    input: z.object({ desk, weeks }),
    output: Measures,
    reveals: nothing,
  }),
  measured: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/measured-needs',
    summary: 'The needs behind a figure of the same weeks, the latest first',
    scope: 'read',
    input: z.object({
      desk,
      weeks,
      which: Measured.default('needs'),
      /** As this company alone sees them: all of them, or `again7`. */
      company: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
      cursor: z.string().max(100).optional(),
    }),
    output: pageOf(MeasuredNeed),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
};
