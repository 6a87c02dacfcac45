import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { Topic } from '../customers/contract.ts';

const Reader = z.enum(['customer', 'companies', 'company']);
export const mostText = 100_000;
export const mostFiles = 20;

const Text = z.string().max(mostText);
const Stands = z.string().max(500);
const fileIds = z.array(z.uuid()).max(mostFiles);

/**
 * How many words between the customer and others on the case the writer had before them. Where there are more by now,
 * what was written crosses them.
 */
export const Seen = z.int().min(0).max(1_000_000);

/** What the customer is asked though it is known, and knows that it is: that is no asking twice. */
export const toBeSure = z.array(Topic).max(Topic.options.length).optional();

/** Which window writes, and which version it began from: what another window wrote meanwhile is not lost. */
export const writtenIn = { tab: z.uuid(), version: z.int().min(0) };

export const DraftView = z.object({
  id: z.uuid(),
  audience: Reader,
  text: z.string(),
  /** Null is prefilled. */
  stands: z.string().nullable(),
  nextWordBy: instant.nullable(),
  files: z.array(z.object({ id: z.uuid(), name: z.string() })),
  seen: Seen,
  tab: z.uuid().nullable(),
  version: z.int(),
  state: z.enum(['writing', 'sending', 'held']),
  sendAt: instant.nullable(),
  /** Why it could not be sent when its time came. */
  heldFor: z.string().nullable(),
});
export type DraftView = z.infer<typeof DraftView>;

/** A reply whose writer works here no more, and that could not be sent. */
const LeftDraft = z.object({ id: z.uuid(), text: z.string(), writer: z.string() });
export type LeftDraft = z.infer<typeof LeftDraft>;

const MyDraft = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  deskId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  state: z.enum(['writing', 'sending', 'held']),
  heldFor: z.string().nullable(),
});
export type MyDraft = z.infer<typeof MyDraft>;

export const draftsApi = {
  myDrafts: endpoint({
    method: 'GET',
    path: '/api/drafts',
    summary: 'What I have written and not sent, over all my desks',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(MyDraft) }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  draftsOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/drafts',
    summary:
      'What I have written on a case and not sent, and what somebody left to me who works here no more',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(DraftView), left: z.array(LeftDraft) }),
    reveals: nothing,
  }),
  keepDraft: endpoint({
    method: 'PATCH',
    path: '/api/cases/:case/drafts/:audience',
    summary: 'Keep what I am writing; what is emptied goes, and the version is 0 then',
    scope: 'write',
    input: z.object({
      case: theCase,
      audience: Reader,
      text: Text,
      stands: Stands.nullable(),
      nextWordBy: instant.nullable(),
      fileIds,
      seen: Seen,
      ...writtenIn,
    }),
    output: z.object({ version: z.int() }),
    reveals: nothing,
  }),
  sendSoon: endpoint({
    method: 'POST',
    path: '/api/cases/:case/sendings',
    summary: 'Send a message to the customer in ten seconds, until when it can be taken back',
    scope: 'write',
    input: z.object({
      case: theCase,
      text: Text.trim().min(1),
      stands: Stands.trim().min(1).nullable(),
      nextWordBy: instant.nullable(),
      fileIds,
      toBeSure,
      seen: Seen,
      ...writtenIn,
    }),
    output: Made,
    reveals: nothing,
  }),
  sendHeld: endpoint({
    method: 'POST',
    path: '/api/drafts/:draft/sending',
    summary: 'Send in ten seconds what could not be sent before',
    scope: 'write',
    input: z.object({ draft: z.uuid(), seen: Seen }),
    output: Made,
    reveals: nothing,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/drafts/:draft/taking-back',
    summary: 'Take back what is about to be sent, or could not be: it is a draft again',
    scope: 'write',
    input: z.object({ draft: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  takeUpDraft: endpoint({
    method: 'POST',
    path: '/api/drafts/:draft/taking-up',
    summary: 'Go on with a reply whose writer left before it was sent: it is part of my draft then',
    scope: 'write',
    input: z.object({ draft: z.uuid(), seen: Seen }),
    output: Made,
    reveals: nothing,
  }),
  discardDraft: endpoint({
    method: 'DELETE',
    path: '/api/drafts/:draft',
    summary: 'Discard a reply whose writer left before it was sent',
    scope: 'write',
    input: z.object({ draft: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
