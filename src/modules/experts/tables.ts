import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { Hours } from '../../platform/time/hours.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { TasksTables } from '../tasks/tables.ts';

export type ExpertsTables = {
  /** What somebody of a desk knows, or a third party of it does, and when they can be asked. */
  expertise: {
    deskId: string;
    id: string;
    engagementId: string;
    organizationId: string;
    /** Null: whoever is there for a third party. */
    personId: string | null;
    language: string;
    knows: string;
    /** By the clock of the desk. */
    hours: Hours;
    byText: boolean;
    byMail: boolean;
    notBefore: Instant | null;
    recordedAt: Generated<Instant>;
  };
  asks: {
    deskId: string;
    id: string;
    caseId: string;
    askedById: string;
    askedByOrganizationId: string;
    /** Which expertise is asked first. */
    firstId: string | null;
    endsAt: Instant;
    /** When the next one is asked, or what is left to do of it is done. */
    nextAt: Instant | null;
    settledAt: Generated<Instant | null>;
    outcome: Generated<'answered' | 'nobody' | 'taken back' | null>;
    taskId: Generated<string | null>;
    gapId: Generated<string | null>;
    recordedAt: Generated<Instant>;
  };
  askWords: { deskId: string; askId: string; language: string; question: string };
  askTurns: {
    deskId: string;
    askId: string;
    turn: number;
    taskId: string;
    byText: boolean;
    byMail: boolean;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<ExpertsTables & TasksTables & CasesTables & DesksTables & PeopleTables>();
