import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Audience, CustomerSays, EntryKind, Outcome } from './contract.ts';

export type Channel = 'mail' | 'page' | 'phone' | 'text' | 'api';
export type AuthorKind = 'person' | 'customer' | 'task-link' | 'desk-system';

export type CasesTables = {
  cases: {
    deskId: string;
    id: string;
    reference: string;
    customerId: string;
    ownerId: string;
    state: Generated<'open' | 'done' | 'ended' | 'joined'>;
    outcome: Outcome | null;
    due: Instant | null;
    dueSetAt: Instant | null;
    wakeAt: Instant | null;
    standsEntryId: string | null;
    lastEntryId: string;
    joinedToId: string | null;
    openedAt: Generated<Instant>;
    endedAt: Instant | null;
    version: Generated<number>;
  };
  caseWords: { deskId: string; caseId: string; subject: string };
  entries: {
    deskId: string;
    id: string;
    caseId: string;
    kind: EntryKind;
    audience: Audience;
    channel: Channel | null;
    authorKind: AuthorKind;
    authorId: string;
    scribeId: string | null;
    organizationId: string | null;
    taskId: string | null;
    due: Instant | null;
    fromStranger: Generated<boolean>;
    writtenAt: Instant | null;
    data: unknown;
    recordedAt: Generated<Instant>;
  };
  entryWords: { deskId: string; entryId: string; text: string; html: string | null; stands: string | null };
  handOffs: {
    deskId: string;
    id: string;
    caseId: string;
    fromId: string;
    toId: string;
    state: Generated<'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'>;
    needsReadBack: boolean;
    answerBy: Instant;
    offeredById: string | null;
    togetherId: string | null;
    toldAt: Generated<Instant | null>;
    customerSays: Generated<CustomerSays | null>;
    changesAt: Generated<Instant | null>;
    acceptedAt: Generated<Instant | null>;
    wishAnsweredAt: Generated<Instant | null>;
    recordedAt: Generated<Instant>;
    answeredAt: Instant | null;
  };
  handOffWords: {
    deskId: string;
    handOffId: string;
    situation: string;
    background: string;
    assessment: string;
    recommendation: string;
    promised: string;
    doNotAskAgain: string;
    cannotWait: Generated<string>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<CasesTables & CustomersTables & DesksTables & PeopleTables>();
