import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';

export type TodayTables = {
  snoozes: {
    deskId: string;
    personId: string;
    caseId: string;
    /** Null: until somebody answers. */
    until: Instant | null;
    /** How much had come that would wake it. */
    seen: number;
    actionId: string | null;
    recordedAt: Generated<Instant>;
  };
  bulkSteps: {
    deskId: string;
    actionId: string;
    caseId: string;
    personId: string;
    kind: 'snooze' | 'hand off' | 'say';
    done: boolean;
    whyNot: string | null;
    handOffId: string | null;
    /** The message that waited to be sent. */
    draftId: string | null;
    wasAside: Generated<boolean>;
    wasAsideUntil: Instant | null;
    wasAsideSeen: number | null;
    wasAsideActionId: string | null;
    recordedAt: Generated<Instant>;
    undoneAt: Instant | null;
  };
  views: {
    deskId: string;
    id: string;
    personId: string;
    shared: boolean;
    name: string;
    /** Null: whoever looks; else everybody or a person's id. */
    owner: string | null;
    state: 'open' | 'done' | 'ended' | 'joined' | null;
    everywhere: boolean;
    place: number;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<TodayTables & CasesTables & CustomersTables & DesksTables & PeopleTables>();
