import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';

export type ProceduresTables = {
  /** The id is that of the entry. */
  extraSteps: {
    deskId: string;
    id: string;
    caseId: string;
    byId: string;
    minutes: number | null;
    amountMinor: number | null;
    currency: string | null;
    recordedAt: Generated<Instant>;
  };
  extraStepThanks: {
    deskId: string;
    stepId: string;
    byId: string;
    entryId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<ProceduresTables & CasesTables & DesksTables & PeopleTables>();
