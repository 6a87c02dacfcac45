import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Behind, Demand } from './contract.ts';

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
    causeId: Generated<string | null>;
    recordedAt: Generated<Instant>;
  };
  demandTypeVersions: {
    deskId: string;
    typeId: string;
    version: number;
    name: string;
    heirId: string | null;
    causeId: string | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  /** What its newest version says stands in it. */
  causes: {
    deskId: string;
    id: string;
    madeById: string;
    version: Generated<number>;
    name: Generated<string>;
    ownerId: Generated<string>;
    removedAt: Generated<Instant | null>;
    recordedAt: Generated<Instant>;
  };
  causeVersions: {
    deskId: string;
    causeId: string;
    version: number;
    name: string;
    behind: Behind;
    behindWords: string;
    ownerId: string;
    departmentId: string | null;
    due: Instant;
    removal: string | null;
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
