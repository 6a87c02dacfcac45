import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Prepared } from './contract.ts';

export type PreparationsTables = {
  preparations: {
    organizationId: string;
    id: string;
    preparedById: string;
    expiresAt: Instant;
    state: 'open' | 'confirmed' | 'refused' | 'withdrawn';
    settledAt: Instant | null;
    reason: string | null;
    recordedAt: Generated<Instant>;
  };
  preparationVersions: {
    organizationId: string;
    preparationId: string;
    version: number;
    what: Prepared;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  preparationLetters: {
    organizationId: string;
    id: Generated<string>;
    preparationId: string;
    version: number;
    kind: 'asks' | 'answered' | 'stuck' | 'proves';
    channel: 'mail' | 'text';
    recipient: string;
    state: 'queued' | 'leased' | 'sent' | 'failed' | 'lapsed' | 'not sent';
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<PreparationsTables & DesksTables & PeopleTables>();
