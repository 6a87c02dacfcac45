import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';

export const CoachingKind = z.enum(['encouragement', 'advice', 'instruction', 'feedback']);
export type CoachingKind = z.infer<typeof CoachingKind>;

export const longestWord = 5000;

export const CoachingNoteView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  to: z.object({ id: z.uuid(), name: z.string() }),
  kind: CoachingKind,
  /** Held and not read yet: its person may choose to. */
  held: z.enum(['threat', 'insult']).nullable(),
  /** Null as long as it is held. */
  text: z.string().nullable(),
  thankedAt: instant.nullable(),
  thanks: z.string().nullable(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  shared: z.boolean(),
  at: instant,
});
export type CoachingNoteView = z.infer<typeof CoachingNoteView>;

export const coachingApi = {
  notes: endpoint({
    method: 'GET',
    path: '/api/coaching-notes',
    summary: 'Words of customers for me, and those that others on my desks let be read, the latest first',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(CoachingNoteView), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  thank: endpoint({
    method: 'POST',
    path: '/api/coaching-notes/:note/thanks',
    summary: 'Thank the customer for a word to me; they read it on their page, and are told that it is there',
    scope: 'write',
    input: z.object({ note: z.uuid(), text: z.string().trim().max(longestWord).optional() }),
    output: Made,
    reveals: nothing,
  }),
  askBack: endpoint({
    method: 'POST',
    path: '/api/coaching-notes/:note/questions',
    summary:
      'Ask the customer back about a word to me, once; they answer on their page, and are told that it is there',
    scope: 'write',
    input: z.object({ note: z.uuid(), text: z.string().trim().min(1).max(longestWord) }),
    output: Made,
    reveals: nothing,
  }),
  share: endpoint({
    method: 'POST',
    path: '/api/coaching-notes/:note/shares',
    summary: 'Let the desk’s companies read a word to me, or no more',
    scope: 'write',
    input: z.object({ note: z.uuid(), shared: z.boolean() }),
    output: Made,
    reveals: nothing,
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/coaching-notes/:note/openings',
    summary: 'Read a word to me that was held',
    scope: 'write',
    input: z.object({ note: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
