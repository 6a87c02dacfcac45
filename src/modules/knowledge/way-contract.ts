import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { FileView, theCase } from '../cases/contract.ts';

/** How a customer got round by themselves what they came with. */
export const WayView = z.object({
  /** That of the entry. */
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  /** In theirs; null once they were taken back. */
  words: z.string().nullable(),
  /** Of the customer. */
  language,
  /** Where they found it. */
  link: z.string().nullable(),
  files: z.array(FileView),
  /** Who found it in what they said; null where they told it as such. */
  notedBy: z.string().nullable(),
  at: instant,
});
export type WayView = z.infer<typeof WayView>;

/** Beside its case. */
export const WayOfCase = WayView.extend({
  /** Whether somebody did something with it, or said that there is nothing to do. */
  isTakenUp: z.boolean(),
  /** Who began an article of it, or said that there is nothing to do; null where nobody did. */
  takenUpBy: z.string().nullable(),
  /** Which was begun of it, where whoever reads may read it. */
  article: z.object({ id: z.uuid(), deskId: z.uuid(), words: z.string(), language }).nullable(),
  /** On which gaps it is evidence. */
  gaps: z.array(z.object({ id: z.uuid(), deskId: z.uuid(), words: z.string(), language })),
});
export type WayOfCase = z.infer<typeof WayOfCase>;

/** On a gap, with the case that it is from. */
export const Evidence = WayView.extend({
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

export const waysApi = {
  waysOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/ways',
    summary: 'How the customer of a case got round by themselves what they came with',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(WayOfCase), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'opened' })),
  }),
  myWays: endpoint({
    method: 'GET',
    path: '/api/ways',
    summary: 'What customers of my cases told of another way and nobody has taken up yet',
    scope: 'read',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          ...{ id: z.uuid(), deskId: z.uuid(), caseId: z.uuid() },
          ...{ reference: z.string(), subject: z.string(), customer: z.string(), at: instant },
        }),
      ),
      next: z.null(),
    }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' })),
  }),
  markWay: endpoint({
    method: 'POST',
    path: '/api/cases/:case/ways',
    summary: 'Say that the customer tells another way in something that they wrote or said',
    scope: 'write',
    input: z.object({
      case: theCase,
      /** What they wrote or said. */
      entry: z.uuid(),
    }),
    output: Made,
    reveals: nothing,
  }),
  takeUpWay: endpoint({
    method: 'POST',
    path: '/api/ways/:way/takings',
    summary: 'Say that another way was read and nothing is left to do about it',
    scope: 'write',
    input: z.object({ way: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
