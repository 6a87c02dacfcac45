import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { WalkWordKind } from './contract.ts';

export type WalksTables = {
  walks: { deskId: string; id: string; week: string; madeById: string; recordedAt: Generated<Instant> };
  /** Drawn by the database. */
  walkCases: { deskId: string; id: string; walkId: string; place: number; caseId: string };
  walkWords: {
    deskId: string;
    walkCaseId: string;
    id: string;
    kind: WalkWordKind;
    words: string;
    byId: string;
    organizationId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<WalksTables & CasesTables & PeopleTables>();
