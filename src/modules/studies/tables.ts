import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { Demand } from '../demand/contract.ts';
import type { DemandTables } from '../demand/tables.ts';
import type { PeopleTables } from '../people/tables.ts';

export type StudiesTables = {
  studies: {
    deskId: string;
    id: string;
    beginsAt: Instant;
    endsAt: Instant;
    weeks: number;
    wanted: number;
    madeById: string;
    recordedAt: Generated<Instant>;
  };
  /** Drawn by the database. */
  studyContacts: {
    deskId: string;
    id: string;
    studyId: string;
    place: number;
    caseId: string;
    entryId: string;
    said: Generated<number>;
  };
  studyWords: {
    deskId: string;
    contactId: string;
    byId: string;
    demand: Demand;
    typeId: string | null;
    recordedAt: Generated<Instant>;
  };
  studyFindings: {
    deskId: string;
    studyId: string;
    id: string;
    words: string;
    causeId: string | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<StudiesTables & DemandTables & CasesTables & PeopleTables>();
