import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { ConversationsTables } from '../conversations/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { TasksTables } from '../tasks/tables.ts';

/** What a number of a day stands for: a case, and the task that is asked of them on it, if any. */
export type Item = { caseId: string; taskId: string | null };

export type PocketTables = {
  pockets: {
    deskId: string;
    id: string;
    personId: string;
    organizationId: string;
    /** As E.164 has it. */
    number: string;
    codeHash: Buffer;
    codeUntil: Instant;
    tries: Generated<number>;
    confirmedAt: Generated<Instant | null>;
    /** By the clock of the desk, such as 07:00:00. */
    dayAt: string | null;
    daySentOn: Generated<string | null>;
    /** When they are sent questions, by the clock of the desk, such as 12:00:00; at most two. */
    questionsAt: Generated<string[]>;
    endedAt: Generated<Instant | null>;
    endedById: Generated<string | null>;
    recordedAt: Generated<Instant>;
  };
  pocketDays: {
    deskId: string;
    id: string;
    pocketId: string;
    items: unknown;
    /** The text in which it is sent; null of what was sent before that was kept. */
    outboxId: string | null;
    /** By a text of theirs, and not by the clock. */
    askedFor: boolean;
    recordedAt: Generated<Instant>;
  };
  pocketBundles: {
    deskId: string;
    id: string;
    pocketId: string;
    personId: string;
    /** Filled in by the database. */
    day: Generated<string>;
    place: number;
    items: unknown;
    /** As of a day. */
    outboxId: string | null;
    recordedAt: Generated<Instant>;
  };
  pocketActs: {
    deskId: string;
    id: string;
    pocketId: string;
    kind: 'done' | 'late' | 'part' | 'note' | 'answer' | 'proposal';
    /** Null of a proposal. */
    caseId: string | null;
    taskId: string | null;
    proposalId: Generated<string | null>;
    undoneAt: Generated<Instant | null>;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<
    PocketTables &
      TasksTables &
      ConversationsTables &
      CasesTables &
      CustomersTables &
      DesksTables &
      PeopleTables
  >();
