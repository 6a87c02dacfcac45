import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { TaskState } from './states.ts';

export type TasksTables = {
  tasks: {
    deskId: string;
    id: string;
    caseId: string;
    askedById: string;
    askedByOrganizationId: string;
    organizationId: string;
    engagementId: string;
    departmentId: string | null;
    personId: string | null;
    due: Instant | null;
    state: Generated<TaskState>;
    theirReference: string | null;
    version: Generated<number>;
    recordedAt: Generated<Instant>;
  };
  taskWords: { deskId: string; taskId: string; request: string; passedOn: unknown };
  taskLinks: {
    deskId: string;
    id: string;
    taskId: string;
    tokenHash: Buffer;
    expiresAt: Instant;
    revokedAt: Instant | null;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<TasksTables & CasesTables & DesksTables & PeopleTables>();
