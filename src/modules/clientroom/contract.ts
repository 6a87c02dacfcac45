import { z } from 'zod';
import { endpoint, instant } from '../../platform/http/endpoint.ts';
import { desk, ProposalView } from '../desks/contract.ts';

import { TaskView } from '../tasks/contract.ts';

/** Something that the client is asked and has not answered. */
export const Awaited = TaskView.extend({
  customer: z.string(),
  /** When it is too late for the customer: their next word, or the time by which it is needed. */
  breaksAt: instant,
});
export type Awaited = z.infer<typeof Awaited>;

export const clientroomApi = {
  awaited: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/awaited',
    summary:
      'What those who work on a desk wait for from its client, the most urgent for a customer first, and who waits to be admitted',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(Awaited),
      next: z.null(),
      /** All that is asked, of which the first stand here. */
      count: z.int(),
      proposals: z.array(ProposalView),
    }),
    reveals: ({ items }) =>
      items.flatMap(({ case: about }) =>
        about ? [{ deskId: about.deskId, caseId: about.id, as: 'listed' as const }] : [],
      ),
  }),
};
