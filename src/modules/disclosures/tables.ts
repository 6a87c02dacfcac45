import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { ConversationsTables } from '../conversations/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';

export type DisclosuresTables = {
  /** Made by the database for each entry of that kind; the id is the entry's. */
  setbacks: { deskId: string; id: string; caseId: string; recordedAt: Generated<Instant> };
  setbackKnown: {
    deskId: string;
    id: string;
    setbackId: string;
    at: Instant;
    organizationId: string;
    saidById: string | null;
    recordedAt: Generated<Instant>;
  };
  setbackTold: {
    deskId: string;
    setbackId: string;
    whom: 'customer' | 'client';
    entryId: string | null;
    byId: string | null;
    toldAt: Generated<Instant>;
    recordedAt: Generated<Instant>;
  };
  setbackHolds: { deskId: string; setbackId: string; byId: string; recordedAt: Generated<Instant> };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<DisclosuresTables & ConversationsTables & CasesTables & DesksTables & PeopleTables>();
