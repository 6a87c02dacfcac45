import type { ColumnType, Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { ConversationsTables } from '../conversations/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Passing } from './contract.ts';
import type { TaskState } from './states.ts';

export type TasksTables = {
  tasks: {
    deskId: string;
    id: string;
    caseId: string;
    kind: Generated<'work' | 'call'>;
    /** Null: the customer. */
    askedById: string | null;
    askedByOrganizationId: string | null;
    /** Of a call: those of the owner, filled in by the database. */
    organizationId: Generated<string>;
    engagementId: Generated<string>;
    departmentId: string | null;
    personId: string | null;
    due: Instant | null;
    /** Of a call: from when to when the customer is there. */
    beginsAt: Instant | null;
    endsAt: Instant | null;
    /** Of a question: how many answers there are to choose from. */
    choices: Generated<number | null>;
    /** Which of them was given, from 1 on. */
    chosen: Generated<number | null>;
    /** Whether whatever whoever is asked writes is the answer, which is needed at once. */
    atOnce: Generated<boolean>;
    /** The entry that says that a thing comes back, of which it asks what is found. */
    inspectsId: Generated<string | null>;
    /** Whether only who leads or answers there decides it; the database fills it in. */
    ofLeads: Generated<boolean>;
    state: Generated<TaskState>;
    theirReference: string | null;
    /** A day, as 2026-12-04. */
    expectedOn: Generated<string | null>;
    /** The day that was agreed first, as the database keeps it. */
    firstExpectedOn: ColumnType<string | null, never, never>;
    /** Until when it can be stopped once it was accepted, what that costs, and what for. */
    stopUntil: Generated<Instant | null>;
    /** That it cannot be stopped, or that nobody knows yet; null where it says until when, or was not accepted. */
    noStop: Generated<'cannot' | 'unknown' | null>;
    stopCostMinor: Generated<number | null>;
    stopCurrency: Generated<string | null>;
    stopWords: Generated<string | null>;
    /** When whoever is asked by mail is reminded next, and how often they were. */
    remindAt: Generated<Instant | null>;
    reminded: Generated<number>;
    version: Generated<number>;
    recordedAt: Generated<Instant>;
  };
  taskWords: {
    deskId: string;
    taskId: string;
    request: string;
    number: string | null;
    passedOn: Generated<unknown>;
    choices: Generated<string[] | null>;
    /** What happens if nobody answers a question. */
    otherwise: Generated<string | null>;
  };
  /** What of the case goes with a task. What it says is written down by the database. */
  taskPassings: {
    deskId: string;
    id: string;
    taskId: string;
    entryId: string;
    kind: Passing['kind'];
    whatId: string;
    said: ColumnType<object, never, never>;
    passedById: string;
    recordedAt: Generated<Instant>;
  };
  taskLinks: {
    deskId: string;
    id: string;
    taskId: string;
    tokenHash: Buffer;
    /** Null of a link that is older than answers by mail. */
    replyHash: Buffer | null;
    expiresAt: Instant;
    revokedAt: Instant | null;
    /** Whose it is, of the client's people who do not sign in. */
    personId: Generated<string | null>;
  };
  /** Where a company that is engaged here is asked by mail. */
  taskAddresses: {
    deskId: string;
    engagementId: string;
    /** Null: it is known only from which domain it writes. */
    address: string | null;
    /** Null: nobody else has an address there that is theirs. */
    domain: string | null;
    setById: string;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<
    TasksTables & ConversationsTables & CasesTables & CustomersTables & DesksTables & PeopleTables
  >();
