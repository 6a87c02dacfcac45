import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { WishedChannel } from './contract.ts';

export type Rhythm = 'daily' | 'every-three-days' | 'weekly' | 'when-there-is-news';

export type CustomersTables = {
  customers: {
    deskId: string;
    id: string;
    name: string;
    language: string;
    rhythm: Rhythm | null;
    postalAddress: Generated<string | null>;
    /** Otherwise they are called by their number, until somebody learns their name. */
    named: Generated<boolean>;
    wishedChannel: Generated<WishedChannel | null>;
    /** Times of the day in the desk's zone, such as 22:00:00, between which nothing is sent. */
    quietFrom: Generated<string | null>;
    quietUntil: Generated<string | null>;
    version: Generated<number>;
  };
  contactPoints: {
    deskId: string;
    id: string;
    customerId: string;
    kind: 'mail' | 'phone';
    address: string;
    admittedById: string | null;
    /** Since when no text goes there, because whoever has it asked for none. */
    textsStoppedAt: Generated<Instant | null>;
    recordedAt: Generated<Instant>;
  };
  facts: {
    deskId: string;
    id: string;
    customerId: string;
    text: string;
    doNotAskAgain: boolean;
    sensitive: Generated<boolean>;
    entryId: Generated<string | null>;
    learntById: string | null;
    organizationId: string | null;
    replacesId: string | null;
    recordedAt: Generated<Instant>;
  };
  factChecks: {
    deskId: string;
    id: string;
    factId: string;
    stillTrue: boolean;
    checkedById: string | null;
    organizationId: string | null;
    recordedAt: Generated<Instant>;
  };
  things: {
    deskId: string;
    id: string;
    customerId: string;
    make: string | null;
    model: string | null;
    serial: string | null;
    boughtFrom: string | null;
    /** A day such as 2026-03-07. */
    boughtOn: string | null;
    warrantyBy: string | null;
    warrantyUntil: string | null;
    instructions: string | null;
    entryId: string | null;
    /** They have it no more. */
    retired: Generated<boolean>;
    notedById: string | null;
    organizationId: string | null;
    replacesId: string | null;
    recordedAt: Generated<Instant>;
  };
  customerLinks: {
    deskId: string;
    id: string;
    customerId: string;
    tokenHash: Buffer;
    revokedAt: Instant | null;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<CustomersTables & DesksTables & PeopleTables>();
