import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { EntryKind, theCase } from '../cases/contract.ts';

/** A note that names me, or an answer to what I asked. */
export const Mention = z.object({
  entryId: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  kind: EntryKind,
  /** Of an answer: that it is one of those which were offered to choose from. */
  isChoice: z.boolean(),
  by: z.string(),
  /** How the note begins, or the answer; null of one without words. */
  text: z.string().nullable(),
  /** The day that whoever does it now says, where it is that which I am told. */
  movedTo: z.iso.date().nullable(),
  at: instant,
});
export type Mention = z.infer<typeof Mention>;

export const mentionsApi = {
  mentions: endpoint({
    method: 'GET',
    path: '/api/mentions',
    summary: 'The notes that name me and the answers to what I asked that I have not seen, newest first',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(Mention), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  seeMentions: endpoint({
    method: 'POST',
    path: '/api/cases/:case/mention-readings',
    summary: 'Say that I have seen the notes that name me on a case, or one of them',
    scope: 'write',
    input: z.object({ case: theCase, entryId: z.uuid().optional() }),
    output: Made,
    reveals: nothing,
  }),
};
