import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Found, ReturnKind } from './words.ts';

export type ReturnsTables = {
  /** The id is that of the entry, whose words say why. */
  returns: {
    deskId: string;
    id: string;
    caseId: string;
    thingId: string | null;
    make: string | null;
    model: string | null;
    version: string | null;
    kind: ReturnKind;
    amountMinor: number | null;
    currency: string | null;
    byId: string;
    found: Generated<Found | null>;
    calledOff: Generated<boolean>;
    recordedAt: Generated<Instant>;
  };
  returnWords: { deskId: string; returnId: string; tried: string | null; failedAt: string | null };
  /** The id is that of the entry; the latest of a return counts. */
  returnInspections: {
    deskId: string;
    id: string;
    returnId: string;
    found: Found;
    amountMinor: number | null;
    currency: string | null;
    organizationId: string;
    /** Null of a company that answered by a link. */
    byId: string | null;
    recordedAt: Generated<Instant>;
  };
  returnsCalledOff: {
    deskId: string;
    returnId: string;
    entryId: string;
    byId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<ReturnsTables & CasesTables & CustomersTables & PeopleTables>();
