import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { CallOutcome, CaseState, Outcome, theCase } from '../cases/contract.ts';
import { CustomerView } from '../customers/contract.ts';
import { desk } from '../desks/contract.ts';
import { DangerKind } from './danger-contract.ts';
import { mostText, toBeSure, writtenIn } from './draft-contract.ts';

const Text = z.string().trim().max(mostText);

/** Somebody who may be ringing, with what whoever answers needs before them. */
export const Caller = CustomerView.pick({
  ...{
    id: true,
    name: true,
    named: true,
    language: true,
    postalAddress: true,
    wishedChannel: true,
    quiet: true,
    contactPoints: true,
    things: true,
  },
}).extend({
  deskId: z.uuid(),
  /** The short name of the desk. */
  desk: z.string(),
  /** Those that are open, the next to be heard of first, then the newest of the others. */
  cases: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      subject: z.string(),
      state: CaseState,
      owner: z.string(),
      due: instant.nullable(),
    }),
  ),
});
export type Caller = z.infer<typeof Caller>;

/** A case that ended, in which somebody said the same. */
export const Helped = z.object({
  caseId: z.uuid(),
  deskId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  outcome: Outcome,
  endedAt: instant,
  /** How the last that was said to them begins. */
  said: z.string().nullable(),
});
export type Helped = z.infer<typeof Helped>;

const callWords = {
  direction: z.enum(['in', 'out']),
  outcome: CallOutcome,
  customerId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  /** What was typed to find out who rings. */
  asked: z.string().max(200),
  /** Of somebody who is not known; null as long as somebody is looked for. */
  name: z.string().max(200).nullable(),
  address: z.string().max(254),
  /** Their words. */
  said: z.string().max(mostText),
  /** What they were told. */
  told: z.string().max(mostText),
  /** The rest, for the desk's companies. */
  note: z.string().max(mostText),
  /** Null is prefilled. */
  stands: z.string().max(500).nullable(),
  nextWordBy: instant.nullable(),
  /** Marked while the call goes on, and told at once; once it is, it stays. */
  danger: DangerKind.nullable(),
};

export const CallDraft = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  ...callWords,
  /** What they are called who ring. */
  customer: z.string().nullable(),
  tab: z.uuid(),
  version: z.int(),
});
export type CallDraft = z.infer<typeof CallDraft>;

/** The call that was being written down; it is that no more afterwards. */
export const writtenDown = z.object({ id: z.uuid(), ...writtenIn, danger: DangerKind.optional() });

export const callApi = {
  callers: endpoint({
    method: 'GET',
    path: '/api/callers',
    summary:
      'Who may be ringing: customers by number, mail address, name or what they have, with their things and cases',
    scope: 'read',
    input: z.object({
      q: z.string().trim().max(200).optional(),
      /** Somebody who was found before. */
      customer: z.uuid().optional(),
    }),
    output: z.object({ items: z.array(Caller) }),
    reveals: ({ items }) =>
      items.flatMap(({ deskId, cases }) =>
        cases.map(({ id }) => ({ deskId, caseId: id, as: 'listed' as const })),
      ),
  }),
  ringing: endpoint({
    method: 'GET',
    path: '/api/ringing',
    summary: 'Which calls ring now at the numbers of my desks, and who is known there',
    scope: 'read',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          deskId: z.uuid(),
          /** As E.164 has it; null where it is withheld. */
          number: z.string().nullable(),
          at: instant,
          names: z.array(z.string()),
        }),
      ),
    }),
    reveals: nothing,
  }),
  helped: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/helped',
    summary: 'What helped others who said the same: cases that ended, those that were solved first',
    scope: 'read',
    input: z.object({ desk, words: z.string().trim().min(1).max(500) }),
    output: z.object({ items: z.array(Helped) }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  noteCall: endpoint({
    method: 'POST',
    path: '/api/cases/:case/calls',
    summary: 'Write down a telephone call; what was said to a customer who was reached counts as a message',
    scope: 'write',
    input: z.object({
      case: theCase,
      direction: z.enum(['in', 'out']),
      outcome: CallOutcome,
      /** What they said when they rang, in their words. */
      said: Text.optional(),
      /** What was said, for the customer to read. */
      text: Text.optional(),
      /** The rest, for the desk's companies. */
      note: Text.optional(),
      /** Prefilled when left out. */
      stands: z.string().trim().min(1).max(500).optional(),
      nextWordBy: instant.optional(),
      toBeSure,
      /** The case was begun on this call: what they said then is how they came, and is not counted again. */
      goesOn: z.boolean().optional(),
      draft: writtenDown.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  sendLink: endpoint({
    method: 'POST',
    path: '/api/cases/:case/links',
    summary: 'Send the customer of a case the link to their page, to where they want it',
    scope: 'write',
    input: z.object({ case: theCase, contactPointId: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  myCalls: endpoint({
    method: 'GET',
    path: '/api/call-drafts',
    summary: 'The calls that I am writing down, over all my desks',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(CallDraft) }),
    reveals: ({ items }) =>
      items.flatMap(({ deskId, caseId }) => (caseId ? [{ deskId, caseId, as: 'listed' as const }] : [])),
  }),
  keepCall: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk/call-drafts/:call',
    summary: 'Keep what I write down of a call; what is emptied goes, and the version is 0 then',
    scope: 'write',
    input: z.object({ desk, call: z.uuid(), ...callWords, ...writtenIn }),
    output: z.object({ version: z.int() }),
    reveals: nothing,
  }),
};
