import { type Generated, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import type { Context, Instant } from '../../platform/context.ts';
import type { CallOutcome, DeliveryState } from '../cases/contract.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { Topic } from '../customers/contract.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { DangerKind } from './danger-contract.ts';
import type { GatewayEvent } from './gateway/event.ts';

export type RawMailState = 'waiting' | 'read' | 'quarantined' | 'ignored' | 'duplicate' | 'released';
export type OutboxState = z.infer<typeof DeliveryState>;

export type ConversationsTables = {
  rawMails: {
    deskId: string;
    id: string;
    source: 'smtp' | 'import';
    envelopeFrom: string;
    envelopeTo: string;
    size: number;
    state: Generated<RawMailState>;
    reason: string | null;
    fingerprint: Buffer | null;
    messageIdHash: Buffer | null;
    entryId: string | null;
    attempts: Generated<number>;
    recordedAt: Generated<Instant>;
    settledAt: Instant | null;
  };
  rawMailChunks: { deskId: string; rawMailId: string; place: number; bytes: Buffer };
  files: {
    deskId: string;
    id: string;
    entryId: string | null;
    uploadedById: string | null;
    name: string;
    type: string;
    size: number;
    sha256: Buffer;
    contentId: string | null;
  };
  /** The id is that of the file. */
  agreements: {
    deskId: string;
    id: string;
    engagementId: string;
    organizationId: string;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  fileChunks: { deskId: string; fileId: string; place: number; bytes: Buffer };
  strangers: {
    deskId: string;
    entryId: string;
    address: string;
    state: Generated<'held' | 'admitted' | 'refused'>;
    decidedById: string | null;
    decidedAt: Instant | null;
  };
  joinOffers: {
    deskId: string;
    caseId: string;
    toCaseId: string;
    state: Generated<'offered' | 'joined' | 'kept apart'>;
  };
  replyTokens: { deskId: string; id: string; caseId: string; contactPointId: string; tokenHash: Buffer };
  outbox: {
    deskId: string;
    id: string;
    /** Null of a text or mail to somebody who works there. */
    caseId: string | null;
    /** What it tells; null of a link that is sent again. */
    entryId: string | null;
    kind: 'message' | 'receipt' | 'link' | 'pocket' | 'staff' | 'task' | 'referral' | 'word';
    channel: Generated<'mail' | 'text'>;
    messageId: string;
    state: Generated<OutboxState>;
    attempts: Generated<number>;
    nextAttemptAt: Generated<Instant>;
    /** Why it has not gone yet though it is ready. */
    waitsFor: Generated<'quiet hours' | null>;
    leasedUntil: Instant | null;
    finalReply: string | null;
    settledAt: Instant | null;
    /** Of which danger a text tells somebody of the client. */
    dangerId: Generated<string | null>;
    /** Under which engagement a company is written to that passed somebody on. */
    engagementId: Generated<string | null>;
    /** Of a text that goes in several, how many went. */
    partsSent: Generated<number>;
    recordedAt: Generated<Instant>;
  };
  outboxWords: {
    deskId: string;
    outboxId: string;
    recipient: string;
    headers: unknown;
    subject: string;
    text: string;
    html: string | null;
  };
  gateways: {
    deskId: string;
    id: string;
    /** As E.164 has it. */
    number: string;
    format: 'standard' | 'twilio' | 'mail';
    /** Where texts are handed over. */
    url: string | null;
    /** At Twilio. */
    account: string | null;
    /** The address from which it writes of calls. */
    sender: string | null;
    addedById: string;
    endedAt: Instant | null;
    recordedAt: Generated<Instant>;
  };
  /** Numbers that get no more texts. */
  textStops: { deskId: string; number: string; stoppedAt: Generated<Instant> };
  gatewayKeys: { deskId: string; gatewayId: string; sealed: Buffer };
  gatewayEvents: {
    deskId: string;
    id: string;
    gatewayId: string;
    eventId: string;
    kind: GatewayEvent['type'];
    /** The call or text, as the gateway names it. */
    about: string;
    /** Of a call that rings at several telephones, at which. */
    leg: string | null;
    /** When it happened, as the gateway says. */
    at: Instant;
    state: Generated<'waiting' | 'read' | 'ignored' | 'failed'>;
    reason: string | null;
    attempts: Generated<number>;
    notBefore: Generated<Instant>;
    entryId: string | null;
    recordedAt: Generated<Instant>;
    settledAt: Instant | null;
  };
  gatewayEventChunks: { deskId: string; eventId: string; place: number; bytes: Buffer };
  macros: {
    deskId: string;
    id: string;
    /** Null of the desk's. */
    personId: string | null;
    name: string;
    reader: 'customer' | 'companies' | 'company';
    texts: unknown;
    nextWordCount: number | null;
    nextWordUnit: 'hours' | 'days' | null;
    proposesDone: boolean;
  };
  mentions: { deskId: string; entryId: string; personId: string; seenAt: Instant | null };
  drafts: {
    deskId: string;
    id: string;
    caseId: string;
    personId: string;
    organizationId: string;
    audience: 'customer' | 'companies' | 'company';
    text: string;
    stands: string | null;
    nextWordBy: Instant | null;
    fileIds: string[];
    seen: number;
    /** Asked though it is known, and the customer knows that. */
    toBeSure: Generated<Topic[]>;
    tab: string | null;
    version: Generated<number>;
    state: 'writing' | 'sending' | 'held';
    sendAt: Instant | null;
    attempts: Generated<number>;
    heldFor: string | null;
  };
  dangers: {
    deskId: string;
    id: string;
    kind: DangerKind;
    number: string;
    markedById: string;
    organizationId: string;
    caseId: Generated<string | null>;
    entryId: Generated<string | null>;
    who: string;
    reachedAt: string;
    words: string;
    toldAt: Generated<Instant | null>;
    /** Since when somebody has to be rung, for no text told them. */
    unheardAt: Generated<Instant | null>;
    unheardEntryId: Generated<string | null>;
    recordedAt: Generated<Instant>;
  };
  callDrafts: {
    deskId: string;
    id: string;
    personId: string;
    organizationId: string;
    customerId: string | null;
    caseId: string | null;
    direction: 'in' | 'out';
    outcome: CallOutcome;
    asked: string;
    name: string | null;
    address: string;
    said: string;
    told: string;
    note: string;
    stands: string | null;
    nextWordBy: Instant | null;
    danger: DangerKind | null;
    tab: string;
    version: Generated<number>;
    recordedAt: Generated<Instant>;
  };
  presence: {
    deskId: string;
    personId: string;
    tab: string;
    caseId: string;
    doing: 'looking' | 'writing';
    until: Instant;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<ConversationsTables & CasesTables & CustomersTables & DesksTables & PeopleTables>();

/** Of the drafts that somebody sees, those they wrote in the name they act in. */
export const isOwnDraft = ({ actor }: Context) =>
  sql<SqlBool>`(person_id, organization_id) = (${actor.id}::uuid, ${actor.organizationId}::uuid)`;
