import { z } from 'zod';
import { endpoint, instant, language, Made, nothing, writtenEarlier } from '../../platform/http/endpoint.ts';
import { Outcome, theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { agreementApi } from './agreement-contract.ts';
import { callApi, writtenDown } from './call-contract.ts';
import { dangerApi } from './danger-contract.ts';
import { draftsApi, Seen, toBeSure, writtenIn } from './draft-contract.ts';
import { factApi } from './fact-contract.ts';
import { gatewayApi } from './gateway-contract.ts';
import { macrosApi } from './macros-contract.ts';
import { mailApi } from './mail-contract.ts';
import { mentionsApi } from './mentions-contract.ts';
import { presenceApi } from './presence-contract.ts';
import { signsApi } from './signs-contract.ts';

export type { CallDraft, Caller, Helped } from './call-contract.ts';
export { DangerKind } from './danger-contract.ts';
export { type DraftView, type LeftDraft, mostText, Seen } from './draft-contract.ts';
export type { FilledMacro, Macro, MacroText } from './macros-contract.ts';
export type { HeldMail } from './mail-contract.ts';
export type { Mention } from './mentions-contract.ts';
export { placeholders } from './placeholders.ts';
export type { Present } from './presence-contract.ts';

const Text = z.string().trim().min(1).max(100_000);
const Stands = z.string().trim().min(1).max(500);

/** What whoever takes a case over needs to know; only the situation must be said. */
export const Briefing = z.object({
  situation: z.string().trim().min(1).max(5000),
  background: z.string().trim().max(5000).optional(),
  assessment: z.string().trim().max(5000).optional(),
  recommendation: z.string().trim().max(5000).optional(),
  promised: z.string().trim().max(5000).optional(),
  doNotAskAgain: z.string().trim().max(5000).optional(),
});

/** How somebody is offered a case. */
export const Offer = Briefing.extend({
  /** By when it is answered, else it goes to the lead; left out, half a working day of theirs. */
  answerBy: instant.optional(),
  /** Not before, once it is accepted; left out, after two open hours of the desk. The customer has an hour at the least. */
  changesAt: instant.optional(),
  /** Why it cannot wait: the person changes as soon as it is accepted. */
  cannotWait: z.string().trim().min(1).max(500).optional(),
});

/** Said with every word to a customer; prefilled when left out. */
const told = { stands: Stands.optional(), nextWordBy: instant.optional() };

/** Left out, it is done whatever came meanwhile. */
const seen = Seen.optional();

export const conversationsApi = {
  ...agreementApi,
  ...macrosApi,
  ...mentionsApi,
  ...draftsApi,
  ...callApi,
  ...dangerApi,
  ...mailApi,
  ...presenceApi,
  ...gatewayApi,
  ...factApi,
  ...signsApi,
  openCase: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/cases',
    summary: 'Write down what a customer asked: a case with owner and next word by',
    scope: 'write',
    input: z.object({
      desk,
      /** Left out, it is called as their words begin. */
      subject: z.string().trim().min(1).max(500).optional(),
      text: Text,
      customer: z.union([
        /** Somebody whom the desk knows. */
        z.object({ id: z.uuid() }),
        z.object({
          name: z.string().trim().min(1).max(200),
          /** A mail address or a telephone number. */
          address: z.string().trim().min(3).max(254),
          language: language.optional(),
          /** Somebody else than those who are known at this number. */
          isAnother: z.boolean().optional(),
        }),
      ]),
      /** What they were told at once. */
      told: z.object({ text: Text, ...told, toBeSure }).optional(),
      /** The rest, for the desk's companies. */
      note: Text.optional(),
      draft: writtenDown.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/cases/:case/messages',
    summary: 'Answer the customer, or leave a note for the companies or my own',
    scope: 'write',
    input: z.object({
      case: theCase,
      text: Text,
      audience: z.enum(['customer', 'companies', 'company']),
      ...told,
      fileIds: z.array(z.uuid()).max(20).optional(),
      /** Who is told of a note, of those who read it; its words name them. */
      mentionIds: z.array(z.uuid()).max(20).optional(),
      seen,
      toBeSure,
      /** I have sent these words to the customer as a text from my own telephone. */
      fromOwnTelephone: z.boolean().optional(),
      /** The draft that these words were; it goes with being said. */
      draft: z.object(writtenIn).optional(),
      writtenAt: writtenEarlier,
    }),
    output: Made,
    reveals: nothing,
  }),
  wordText: endpoint({
    method: 'POST',
    path: '/api/cases/:case/texts',
    summary:
      'How words to the customer read as a text, for whoever sends it from their own telephone; changes nothing',
    scope: 'write',
    input: z.object({ case: theCase, text: Text, ...told }),
    output: z.object({ to: z.string(), words: z.string() }),
    reveals: nothing,
  }),
  offerHandOff: endpoint({
    method: 'POST',
    path: '/api/cases/:case/hand-offs',
    summary: 'Offer the case to somebody else, with a briefing',
    scope: 'write',
    input: Offer.extend({ case: theCase, toId: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  acceptHandOff: endpoint({
    method: 'POST',
    path: '/api/hand-offs/:handOff/acceptance',
    summary:
      'Accept a case: I own it once its customer had time to say something, or at once where it cannot wait',
    scope: 'write',
    input: z.object({
      handOff: z.uuid(),
      /** In my own words: what was promised and what must not be asked again. */
      readBack: z.string().trim().min(1).max(5000).optional(),
      /** What the customer reads; prefilled when left out, but for one who would rather have somebody else. */
      text: Text.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  acceptSeveral: endpoint({
    method: 'POST',
    path: '/api/hand-off-acceptances',
    summary: 'Accept several cases at once: all of them, or none where one cannot be',
    scope: 'write',
    input: z.object({
      handOffs: z.array(z.uuid()).min(1).max(100),
      /** Of all of them, as they share a briefing. */
      readBack: z.string().trim().min(1).max(5000).optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  answerWish: endpoint({
    method: 'POST',
    path: '/api/hand-offs/:handOff/answers',
    summary: 'Tell a customer who would rather have somebody else why it is who it is',
    scope: 'write',
    input: z.object({ handOff: z.uuid(), text: Text }),
    output: Made,
    reveals: nothing,
  }),
  declineHandOff: endpoint({
    method: 'POST',
    path: '/api/hand-offs/:handOff/refusal',
    summary: 'Decline a case, with the reason',
    scope: 'write',
    input: z.object({ handOff: z.uuid(), reason: z.string().trim().min(1).max(2000) }),
    output: Made,
    reveals: nothing,
  }),
  withdrawHandOff: endpoint({
    method: 'POST',
    path: '/api/hand-offs/:handOff/withdrawal',
    summary: 'Take back an offer before the person has changed',
    scope: 'write',
    input: z.object({ handOff: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  proposeDone: endpoint({
    method: 'POST',
    path: '/api/cases/:case/completion',
    summary: 'Tell the customer that we think it is done; their word ends it, or seven quiet days do',
    scope: 'write',
    input: z.object({ case: theCase, text: Text, stands: Stands.optional(), seen }),
    output: Made,
    reveals: nothing,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/cases/:case/ending',
    summary: 'End a case by what the customer said',
    scope: 'write',
    input: z.object({
      case: theCase,
      outcome: Outcome.exclude(['unknown']),
      note: z.string().trim().max(5000).optional(),
      seen,
    }),
    output: Made,
    reveals: nothing,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/api/cases/:case/reopening',
    summary: 'Reopen a case with its last owner',
    scope: 'write',
    input: z.object({ case: theCase, reason: z.string().trim().min(1).max(5000) }),
    output: Made,
    reveals: nothing,
  }),
  join: endpoint({
    method: 'POST',
    path: '/api/cases/:case/joining',
    summary:
      'Join this case to another of the same need and customer; the other one goes on, and opens again if it had ended',
    scope: 'write',
    input: z.object({ case: theCase, to: theCase }),
    output: Made,
    reveals: nothing,
  }),
  keepApart: endpoint({
    method: 'POST',
    path: '/api/cases/:case/keeping-apart',
    summary: 'Say that an offered case is another need',
    scope: 'write',
    input: z.object({ case: theCase, from: theCase }),
    output: Made,
    reveals: nothing,
  }),
  split: endpoint({
    method: 'POST',
    path: '/api/entries/:entry/cases',
    summary:
      'Say that what a customer wrote or said is another need: a case of its own, which refers to the entry',
    scope: 'write',
    input: z.object({ entry: z.uuid(), subject: z.string().trim().min(1).max(500) }),
    output: Made,
    reveals: nothing,
  }),
  decideStranger: endpoint({
    method: 'POST',
    path: '/api/entries/:entry/admission',
    summary: 'Admit or refuse a sender that the case does not know',
    scope: 'write',
    input: z.object({ entry: z.uuid(), admit: z.boolean() }),
    output: Made,
    reveals: nothing,
  }),
};
