import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';

export type ClientroomTables = {
  mornings: {
    deskId: string;
    id: string;
    personId: string;
    /** By the clock of the desk, such as 07:00:00; null: it is not sent. */
    at: string | null;
    channel: 'mail' | 'text';
    alsoNothing: boolean;
    sentOn: string | null;
    recordedAt: Generated<Instant>;
  };
  shortfalls: {
    deskId: string;
    id: string;
    caseId: string;
    entryId: string;
    /** The form or system that a request came from. */
    source: string;
    notedById: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<ClientroomTables & DesksTables & PeopleTables>();
