import type { Context, Instant } from '../../platform/context.ts';
import type { Hours } from '../../platform/time/hours.ts';

export type PeopleTables = {
  organizations: { id: string; name: string; country: string | null };
  departments: { organizationId: string; id: string; name: string };
  persons: { id: string; name: string; place: string | null };
  personSettings: {
    personId: string;
    /** Null of somebody who is reached by text alone. */
    mail: string | null;
    languages: string[];
    zone: string;
    hours: Hours | null;
  };
  personPictures: { personId: string; type: string; bytes: Buffer };
  memberships: {
    organizationId: string;
    personId: string;
    departmentId: string | null;
    administrator: boolean;
    startedAt: Instant;
    endedAt: Instant | null;
  };
  absences: {
    personId: string;
    id: string;
    startsAt: Instant;
    endsAt: Instant;
    standInId: string | null;
    withdrawnAt: Instant | null;
  };
  apiTokens: {
    personId: string;
    id: string;
    organizationId: string;
    name: string;
    tokenHash: Buffer;
    scopes: string[];
    expiresAt: Instant;
    revokedAt: Instant | null;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<PeopleTables>();
