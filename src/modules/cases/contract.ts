import { z } from 'zod';
import { endpoint, instant, pageOf } from '../../platform/http/endpoint.ts';
import { CustomerView } from '../customers/contract.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';

/** How words to a customer fare, by mail or as a text. */
export const DeliveryState = z.enum([
  'queued',
  'leased',
  'sent',
  /** Of a text: it came to them. */
  'delivered',
  'failed',
  'not sent, no mail server set',
  /** Of a mail to a company that was asked: it has answered meanwhile, or need not do it. */
  'not sent, not needed any more',
  /** Somebody sent it from their own telephone, and says so. */
  'said to be sent',
]);

export const CaseState = z.enum(['open', 'done', 'ended', 'joined']);
export const Outcome = z.enum(['met by us', 'customer solved it', 'returned', 'gave up', 'left', 'unknown']);
export type Outcome = z.infer<typeof Outcome>;
export const Audience = z.enum(['customer', 'companies', 'task', 'company']);
export type Audience = z.infer<typeof Audience>;

/** What a line can hold. An entry is never changed; a later one corrects it. */
export const EntryKind = z.enum([
  'contact',
  'message',
  'call',
  'note',
  'receipt',
  'hand-off offered',
  'hand-off agreed',
  'hand-off accepted',
  'hand-off declined',
  'hand-off withdrawn',
  'hand-off lapsed',
  'hand-off told',
  'hand-off answered',
  'owner left',
  'briefing',
  'done',
  'ended',
  'reopened',
  'joined',
  'split',
  'rhythm chosen',
  'wishes chosen',
  'next word missed',
  'sender admitted',
  'task asked',
  'task written',
  'task told',
  'task accepted',
  'task moved',
  'task declined',
  'task done',
  'task good',
  'task returned',
  'task asked again',
  'task withdrawn',
  'task lapsed',
  'task reminded',
  'danger',
  'act done',
  'act asked',
  'act agreed',
  'act refused',
  'act lapsed',
  'setback',
  'stepped in',
  'handed back',
  'asked twice',
  'extra step',
  'extra step thanked',
  'return',
  'return inspected',
  'return called off',
  'way',
  'shortfall noted',
  'stop asked',
  'kind chosen',
]);
export type EntryKind = z.infer<typeof EntryKind>;

/** Who may take a case over, or does once its customer had time to say something. */
export const OfferedTo = z.object({
  id: z.uuid(),
  name: z.string(),
  isAccepted: z.boolean(),
  /** From when on it is theirs; null as long as they have not said, or its customer waits for an answer to it. */
  changesAt: instant.nullable(),
});
export type OfferedTo = z.infer<typeof OfferedTo>;

/** A case as a row of a list. */
export const CaseRow = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  desk: z.string(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  state: CaseState,
  owner: Who,
  /** Next word by: the time by which the customer hears, whatever happens. */
  due: instant.nullable(),
  dueSetAt: instant.nullable(),
  stands: z.string().nullable(),
  offeredTo: OfferedTo.nullable(),
  openedAt: instant,
  version: z.int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CallOutcome = z.enum(['reached', 'not reached', 'voicemail left']);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** How a call went that an entry tells of. Entries used to say only whether somebody was reached. */
export function outcomeOfCall({ outcome, reached }: Record<string, unknown>): CallOutcome {
  const said = CallOutcome.safeParse(outcome);
  if (said.success) return said.data;
  return reached === false ? 'not reached' : 'reached';
}

export const FileView = z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.int() });

export const EntryView = z.object({
  id: z.uuid(),
  kind: EntryKind,
  audience: Audience,
  channel: z.enum(['mail', 'page', 'phone', 'text', 'api']).nullable(),
  author: z.object({
    kind: z.enum(['person', 'customer', 'task-link', 'desk-system']),
    id: z.uuid(),
    name: z.string(),
    organization: z.string().nullable(),
    organizationId: z.uuid().nullable(),
  }),
  at: instant,
  writtenAt: instant.nullable(),
  text: z.string().nullable(),
  /** Sanitised HTML of a mail; shown only inside a sandboxed frame. */
  html: z.string().nullable(),
  stands: z.string().nullable(),
  due: instant.nullable(),
  files: z.array(FileView),
  /** A sender the case does not know: hidden from the customer until somebody admits it. */
  stranger: z.object({ address: z.string(), state: z.enum(['held', 'admitted', 'refused']) }).nullable(),
  /** How the mail that carries this entry fares, where one does. */
  delivery: DeliveryState.nullable(),
  /** Why it has not gone yet though it is ready, and until when. */
  waits: z.object({ for: z.enum(['quiet hours']), until: instant }).nullable(),
  taskId: z.uuid().nullable(),
  /** The company that was asked, where the entry asks one. */
  askedOf: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type EntryView = z.infer<typeof EntryView>;

/** Whether it is between the customer and people of the desk. */
export const isBetweenThem = ({ audience, author }: EntryView): boolean =>
  audience === 'customer' && (author.kind === 'customer' || author.kind === 'person');

/** Whether a person wrote or said it to the customer. */
export const isSaid = (entry: EntryView): boolean =>
  isBetweenThem(entry) && entry.author.kind === 'person' && ['message', 'call'].includes(entry.kind);

/** What a customer who is told of a hand-off may answer. */
export const CustomerSays = z.enum(['wait', 'somebody else']);
export type CustomerSays = z.infer<typeof CustomerSays>;

/** What a customer asks for on their page, as the contact that asks it tells. */
export const CustomerAsks = z.discriminatedUnion('asks', [
  z.object({
    asks: z.literal('stop'),
    /** The task that was ordered. */
    stops: z.uuid(),
    until: instant,
    cost: z.object({ minor: z.int(), currency: z.string() }).nullable(),
  }),
  z.object({ asks: z.literal('date'), of: z.enum(['next word', 'told']), on: z.iso.date() }),
  z.object({ asks: z.literal('person') }),
]);
export type CustomerAsks = z.infer<typeof CustomerAsks>;

export const HandOffView = z.object({
  id: z.uuid(),
  from: Who,
  to: Who,
  state: z.enum(['offered', 'accepted', 'declined', 'withdrawn', 'lapsed']),
  needsReadBack: z.boolean(),
  /** Nobody's answer by then: it goes to the lead. */
  answerBy: instant,
  /** What the customer would rather have, if they said. */
  customerSays: CustomerSays.nullable(),
  /** Not before, so that the customer can say something first; null where it cannot wait. */
  changesAt: instant.nullable(),
  /** Accepted, and not yet theirs. */
  acceptedAt: instant.nullable(),
  /** What the customer said to it and nobody has answered: what they would rather have, or words of theirs. */
  heldBy: z.enum(['wish', 'words']).nullable(),
  briefing: z.object({
    situation: z.string(),
    background: z.string(),
    assessment: z.string(),
    recommendation: z.string(),
    promised: z.string(),
    doNotAskAgain: z.string(),
    /** Why it cannot wait, if so. */
    cannotWait: z.string(),
  }),
  at: instant,
});
export type HandOffView = z.infer<typeof HandOffView>;

export const CaseView = CaseRow.omit({ customer: true, offeredTo: true }).extend({
  need: z.string(),
  outcome: Outcome.nullable(),
  endedAt: instant.nullable(),
  joinedTo: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  customer: CustomerView,
  /** How and where words to them go; null where nothing written reaches them. */
  reach: z.object({ by: z.enum(['mail', 'text']), address: z.string() }).nullable(),
  /** While the owner is away: until when, and who answers until then. */
  awayUntil: instant.nullable(),
  standIn: Who.nullable(),
  entries: z.array(EntryView),
  handOff: HandOffView.nullable(),
  /** Cases that a mail said belong to the same need; the owner may join them, which opens one that has ended. */
  joinOffers: z.array(
    z.object({
      caseId: z.uuid(),
      reference: z.string(),
      subject: z.string(),
      state: CaseState,
      customer: z.object({ id: z.uuid(), name: z.string() }),
    }),
  ),
  otherCases: z.array(
    z.object({ id: z.uuid(), reference: z.string(), subject: z.string(), state: CaseState }),
  ),
  /** What the composer is filled with: one key accepts it. */
  prefill: z.object({ stands: z.string(), nextWordBy: instant }),
  /** The customer's own page for this case's customer. */
  people: z.array(Who.extend({ role: z.string() })),
});
export type CaseView = z.infer<typeof CaseView>;

/** A case's id or its reference, written with or without the dash. */
export const theCase = z.string().min(8).max(36);

/** The cases that a case names: of the same customer, joined to it, split off or on offer. */
function namedBeside({ id, otherCases, joinOffers, joinedTo, entries }: CaseView): Set<string> {
  const joined = entries.flatMap(({ kind, data }) =>
    kind === 'joined' || kind === 'split' ? [data.toId, data.fromId] : [],
  );
  const named = [...otherCases.map((one) => one.id), ...joinOffers.map((one) => one.caseId), joinedTo?.id];
  const ids = [...named, ...joined].filter((one) => typeof one === 'string');
  return new Set(ids).difference(new Set([id]));
}

export const casesApi = {
  cases: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/cases',
    summary: 'The cases of a desk, most urgent first; those of a customer or over, newest first',
    scope: 'read',
    input: z.object({
      desk,
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
      owner: z.uuid().optional(),
      state: z.enum(['open', 'done', 'ended', 'joined']).optional(),
      /** All cases of a customer, newest first. */
      customer: z.uuid().optional(),
    }),
    output: pageOf(CaseRow),
    reveals: (page) =>
      page.items.map((row) => ({ deskId: row.deskId, caseId: row.id, as: 'listed' as const })),
  }),
  theCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case',
    summary: 'A case with its line, its customer and what we know',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: CaseView,
    reveals: (view) => [
      { deskId: view.deskId, caseId: view.id, as: 'opened' as const },
      ...[...namedBeside(view)].map((caseId) => ({ deskId: view.deskId, caseId, as: 'listed' as const })),
    ],
  }),
};
