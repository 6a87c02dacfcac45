import { z } from 'zod';
import { endpoint, instant } from '../../platform/http/endpoint.ts';
import { CaseRow } from '../cases/contract.ts';
import { desk, ProposalView } from '../desks/contract.ts';

import { TaskView } from '../tasks/contract.ts';

/** Something that the client is asked and has not answered. */
export const Awaited = TaskView.extend({
  customer: z.string(),
  /** When it is too late for the customer: their next word, or the time by which it is needed. */
  breaksAt: instant,
});
export type Awaited = z.infer<typeof Awaited>;

const OnCase = z.object({
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  at: instant,
});

/** Danger that was marked, a customer who has not heard though it is time, or a question that the client let pass. */
export const BadNews = OnCase.extend({ kind: z.enum(['danger', 'silence', 'lapsed']) });
export type BadNews = z.infer<typeof BadNews>;

/** How often something was done in the client's name, and on how many cases. */
export const Deed = z.object({
  /** A reply, call, hand-off or done; or an act with its kind, such as "act refund". */
  kind: z.string(),
  /** Of an act, what the desk calls it. */
  name: z.string().nullable(),
  count: z.int(),
  cases: z.int(),
});
export type Deed = z.infer<typeof Deed>;

/** What a customer said, or how it begins. */
export const Heard = OnCase.extend({ entryId: z.uuid(), text: z.string(), isCut: z.boolean() });
export type Heard = z.infer<typeof Heard>;

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
  morning: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/morning',
    summary:
      'What the client of a desk is to know of yesterday: what went wrong up to now, what was done in its name, and words of five customers, the same all day for one reader',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      /** Yesterday, by the clock of the desk. */
      day: z.iso.date(),
      badNews: z.array(BadNews),
      done: z.array(Deed),
      words: z.array(Heard),
    }),
    reveals: ({ badNews, words }) => [
      ...badNews.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
      ...words.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'opened' as const })),
    ],
  }),
  casesBehind: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/morning/cases',
    summary: 'The cases on which something was done in the client’s name yesterday, the newest first',
    scope: 'read',
    input: z.object({ desk, kind: z.string().max(60) }),
    output: z.object({ items: z.array(CaseRow), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, id }) => ({ deskId, caseId: id, as: 'listed' as const })),
  }),
};
