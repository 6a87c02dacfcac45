import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { Who } from '../people/contract.ts';
import { pictureApi } from './picture-contract.ts';
import { Found, ReturnKind } from './words.ts';

export { type Returned, type ReturnsPicture, usualWeeks, Which } from './picture-contract.ts';
export { Found, ReturnKind } from './words.ts';

const part = z.string().trim().max(200);
const words = z.string().trim().max(2000);
/** In the smallest unit of its currency. */
const Cost = z.object({
  minor: z.int().min(1).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

export const ReturnView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  kind: ReturnKind,
  /** In the customer's words; null once they were taken back. */
  reason: z.string().nullable(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  /** Of its instructions. */
  version: z.string().nullable(),
  /** Null, too, once they were taken back, as is where it failed. */
  tried: z.string().nullable(),
  failedAt: z.string().nullable(),
  cost: Cost.nullable(),
  by: Who,
  at: instant,
  /** The latest first, which counts. */
  inspections: z.array(
    z.object({
      id: z.uuid(),
      found: Found,
      words: z.string().nullable(),
      cost: Cost.nullable(),
      /** Empty where their company answered without saying who. */
      by: z.string(),
      organization: z.string(),
      at: instant,
    }),
  ),
  /** It does not come after all. */
  calledOff: z.object({ words: z.string().nullable(), by: z.string(), at: instant }).nullable(),
});
export type ReturnView = z.infer<typeof ReturnView>;

export const returnsApi = {
  ofCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/returns',
    summary: 'What a customer sends back on a case, what was found of it, and what was called off',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(ReturnView), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  sendBack: endpoint({
    method: 'POST',
    path: '/api/cases/:case/returns',
    summary:
      'Say that a thing comes back, why in the customer’s words, and at which step it failed where somebody knows',
    scope: 'write',
    input: z.object({
      case: theCase,
      kind: ReturnKind,
      reason: words.min(1),
      /** One that they have, as it is noted. */
      thing: z.uuid().optional(),
      make: part.optional(),
      model: part.optional(),
      /** Of its instructions. */
      version: part.optional(),
      tried: words.optional(),
      /** Asked once, and never required. */
      failedAt: z.string().trim().max(500).optional(),
      cost: Cost.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  inspect: endpoint({
    method: 'POST',
    path: '/api/returns/:return/inspections',
    summary: 'Say what was found of a thing that came back; what is said last counts',
    scope: 'write',
    input: z.object({
      return: z.uuid(),
      found: Found,
      words: words.optional(),
      cost: Cost.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  callOff: endpoint({
    method: 'POST',
    path: '/api/returns/:return/calling-off',
    summary: 'Say that a thing does not come back after all, as long as nobody has looked at it',
    scope: 'write',
    input: z.object({ return: z.uuid(), words: words.optional() }),
    output: Made,
    reveals: nothing,
  }),
  ...pictureApi,
};
