import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';
import { Chart, weeks } from './measures-contract.ts';

/** What stands behind a cause. */
export const Behind = z.enum(['rule', 'measure', 'contract', 'tool', 'other']);
export type Behind = z.infer<typeof Behind>;

export const CauseWords = z.object({
  /** What happens to customers. */
  name: z.string().trim().min(1).max(120),
  behind: Behind,
  /** Which rule, measure, clause or tool, as it reads where it stands. */
  behindWords: z.string().trim().min(1).max(500),
  /** Whose it is to remove, and by when: a company that works on the desk, or a department of it. */
  ownerId: z.uuid(),
  departmentId: z.uuid().nullable(),
  due: instant,
});
export type CauseWords = z.infer<typeof CauseWords>;

/** What was changed, so that it is no more. */
const removal = z.string().trim().min(1).max(500).nullable();

export const CauseRow = CauseWords.extend({
  id: z.uuid(),
  deskId: z.uuid(),
  version: z.int(),
  owner: z.string(),
  department: z.string().nullable(),
  removal,
  removedAt: instant.nullable(),
  /** The types of contacts that come of it, those merged into another one left out. */
  types: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Contacts of these types in the whole weeks that are looked at. */
  contacts: z.int(),
  /** Whether I may change or remove it. */
  mayChange: z.boolean(),
});
export type CauseRow = z.infer<typeof CauseRow>;

/** Contacts a week, in so many whole weeks. */
const Rate = z.object({ perWeek: z.number(), weeks: z.int() });

const window = z.object({
  from: z.iso.date(),
  until: z.iso.date(),
  weeks: z.int(),
  zone: z.string(),
  asOf: instant,
});

export const CauseView = CauseRow.extend({
  window,
  chart: Chart,
  /** In the weeks that are looked at before the one in which it was removed, and after that one; null of no week. */
  before: Rate.nullable(),
  since: Rate.nullable(),
  /** Newest first: what was said of it. */
  history: z.array(
    z.object({
      version: z.int(),
      name: z.string(),
      owner: z.string(),
      due: instant,
      removal,
      by: z.string(),
      at: instant,
    }),
  ),
});
export type CauseView = z.infer<typeof CauseView>;

export const causesApi = {
  causes: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/causes',
    summary:
      'What makes customers come who should not have had to: what is not removed first, by how many contacts come of it',
    scope: 'read',
    input: z.object({ desk, weeks }),
    output: z.object({ window, items: z.array(CauseRow), next: z.null() }),
    reveals: nothing,
  }),
  cause: endpoint({
    method: 'GET',
    path: '/api/causes/:cause',
    summary: 'A cause with its contacts by week, before and since it was removed, and what was said of it',
    scope: 'read',
    input: z.object({ cause: z.uuid(), weeks }),
    output: CauseView,
    reveals: nothing,
  }),
  makeCause: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/causes',
    summary:
      'Say what makes customers come, what stands behind it and whose it is to remove, of a type or by itself',
    scope: 'write',
    input: z.object({ desk, ...CauseWords.shape, type: z.uuid().optional() }),
    output: Made,
    reveals: nothing,
  }),
  changeCause: endpoint({
    method: 'POST',
    path: '/api/causes/:cause/versions',
    summary: 'Say it otherwise, that it is removed and by what change, or that it is there again',
    scope: 'write',
    input: z.object({
      cause: z.uuid(),
      ...CauseWords.shape,
      /** The version that was read: of two who change the same the second reads the first one's. */
      version: z.int().min(1),
      removal,
    }),
    output: Made,
    reveals: nothing,
  }),
  causeOfType: endpoint({
    method: 'POST',
    path: '/api/demand-types/:type/cause',
    summary: 'Say of which cause the contacts of a type come, or of none',
    scope: 'write',
    input: z.object({ type: z.uuid(), cause: z.uuid().nullable() }),
    output: Made,
    reveals: nothing,
  }),
};
