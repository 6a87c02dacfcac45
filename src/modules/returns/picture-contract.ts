import { z } from 'zod';
import { endpoint, instant, nothing, pageOf } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';
import { Found, ReturnKind } from './words.ts';

/** How many weeks are looked at where nothing is said. */
export const usualWeeks = 52;
/** Up to now. */
const weeks = z.coerce.number().int().min(1).max(260).default(usualWeeks);

const share = z.number().min(0).max(1);
const Interval = z.object({ low: share, high: share });

const Counts = z.object({
  /** What is still on its way, too; without what was called off. */
  sentBack: z.int(),
  /** Of which somebody said what they found. */
  inspected: z.int(),
  noFault: z.int(),
  faulty: z.int(),
  /**
   * No fault among those of which it is known whether there is one, by Wilson, with bounds for all others that were sent back; null
   * below five.
   */
  share: z.object({ share, interval: Interval, bounds: Interval }).nullable(),
});

/** So many models and versions are shown at most. */
export const mostGroups = 200;

export const ReturnsPicture = z.object({
  deskId: z.uuid(),
  window: z.object({ from: instant, until: instant, weeks: z.int(), zone: z.string() }),
  all: Counts,
  calledOff: z.int(),
  /** By model and version of the instructions, most without a fault first; however each is written. Null is not known. */
  groups: z.array(
    Counts.extend({
      make: z.string().nullable(),
      model: z.string().nullable(),
      version: z.string().nullable(),
    }),
  ),
  /** What was sent back of those that are not shown, as there are too many. */
  notShown: z.int(),
});
export type ReturnsPicture = z.infer<typeof ReturnsPicture>;

/** Which returns are behind a figure. */
export const Which = z.enum(['sentBack', 'inspected', 'noFault', 'faulty', 'calledOff']);
export type Which = z.infer<typeof Which>;

const Returned = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  kind: ReturnKind,
  make: z.string().nullable(),
  model: z.string().nullable(),
  version: z.string().nullable(),
  failedAt: z.string().nullable(),
  found: Found.nullable(),
  calledOff: z.boolean(),
  at: instant,
});
export type Returned = z.infer<typeof Returned>;

/** However it is written; empty of what is not known. */
const part = z.string().trim().max(200).optional();

export const pictureApi = {
  picture: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/returns',
    summary:
      'What was sent back by model and version of the instructions, and of how much no fault was found',
    scope: 'read',
    input: z.object({ desk, weeks }),
    output: ReturnsPicture,
    reveals: nothing,
  }),
  returned: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/returned',
    summary: 'The returns behind a figure of the same weeks, the latest first',
    scope: 'read',
    input: z.object({
      desk,
      weeks,
      which: Which.default('sentBack'),
      make: part,
      model: part,
      version: part,
      limit: z.coerce.number().int().min(1).max(100).optional(),
      cursor: z.string().max(100).optional(),
    }),
    output: pageOf(Returned),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
};
