import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Demand } from './contract.ts';

export type DemandTables = {
  demandTypes: {
    deskId: string;
    id: string;
    demand: Demand;
    fromId: string | null;
    madeById: string;
    version: Generated<number>;
    name: Generated<string>;
    heirId: Generated<string | null>;
    recordedAt: Generated<Instant>;
  };
  demandTypeVersions: {
    deskId: string;
    typeId: string;
    version: number;
    name: string;
    heirId: string | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  /** The latest of a contact counts. */
  demandMarks: {
    deskId: string;
    id: string;
    caseId: string;
    entryId: string;
    demand: Demand;
    typeId: string | null;
    cameAt: Generated<Instant>;
    byId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<DemandTables & CasesTables & PeopleTables>();
