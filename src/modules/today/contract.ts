import { z } from 'zod';
import { endpoint, instant, pageOf } from '../../platform/http/endpoint.ts';
import { CaseRow, CaseState } from '../cases/contract.ts';

export const Found = z.object({
  caseId: z.uuid(),
  deskId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  state: CaseState,
  /** What was found: the case's own words, an entry, or the customer. */
  in: z.enum(['case', 'entry', 'customer']),
  entryId: z.uuid().nullable(),
  snippet: z.string(),
  at: instant,
});

export const todayApi = {
  today: endpoint({
    method: 'GET',
    path: '/api/today',
    summary:
      'My cases on all my desks, in the order in which promises would break; what is offered to me, what I stand in for, who waits to be admitted and whose next word was missed',
    scope: 'read',
    input: z.object({
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
    }),
    output: pageOf(CaseRow).extend({
      offered: z.array(CaseRow.extend({ handOffId: z.uuid() })),
      /** Cases whose owners are away and have me answer for them. */
      standIn: z.array(CaseRow),
      /** Cases that are over, on which somebody unknown wrote and waits to be admitted. */
      strangers: z.array(CaseRow),
      /** Others' cases whose next word was missed, for leads and for the client. */
      missed: z.array(CaseRow),
    }),
    reveals: (page) =>
      [...page.items, ...page.offered, ...page.standIn, ...page.strangers, ...page.missed].map((row) => ({
        deskId: row.deskId,
        caseId: row.id,
        as: 'listed' as const,
      })),
  }),
  search: endpoint({
    method: 'GET',
    path: '/api/search',
    summary: 'Find cases by words, reference or customer; the last word may be unfinished',
    scope: 'read',
    input: z.object({
      q: z.string().trim().min(1).max(200),
      limit: z.coerce.number().int().min(1).max(50).optional(),
    }),
    output: z.object({ items: z.array(Found), next: z.null() }),
    reveals: (page) =>
      page.items.map((row) => ({ deskId: row.deskId, caseId: row.caseId, as: 'listed' as const })),
  }),
};
