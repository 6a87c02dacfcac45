import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { TasksTables } from '../tasks/tables.ts';
import type { ActState, Measure, Step } from './contract.ts';
import type { Mark } from './needs-contract.ts';

export type MandatesTables = {
  actKinds: {
    deskId: string;
    kind: string;
    name: string;
    measure: Measure;
    told: boolean;
    recordedAt: Generated<Instant>;
  };
  mandates: {
    deskId: string;
    id: string;
    engagementId: string;
    kind: string;
    measure: Measure;
    turn: Generated<number>;
    step: Step;
    limitMinor: number | null;
    currency: string | null;
    limitDays: number | null;
    limitTimes: Generated<number | null>;
    goesOn: Generated<boolean>;
    setById: string;
    recordedAt: Generated<Instant>;
  };
  acts: {
    deskId: string;
    id: string;
    caseId: string;
    kind: string;
    measure: Measure;
    amountMinor: number | null;
    currency: string | null;
    days: number | null;
    byId: string;
    organizationId: string;
    engagementId: Generated<string>;
    mandateId: Generated<string | null>;
    state: ActState;
    taskId: string | null;
    /** What is done if nobody answers. */
    otherwiseMinor: Generated<number | null>;
    otherwiseDays: Generated<number | null>;
    otherwiseDone: Generated<boolean>;
    insteadOfId: Generated<string | null>;
    recordedAt: Generated<Instant>;
    settledAt: Generated<Instant | null>;
  };
  needKinds: { deskId: string; kind: string; name: string; recordedAt: Generated<Instant> };
  needMarks: {
    deskId: string;
    id: string;
    kind: string;
    turn: Generated<number>;
    mark: Mark;
    goesOn: boolean;
    setById: string;
    recordedAt: Generated<Instant>;
  };
  /** The id is that of the entry. */
  caseNeeds: {
    deskId: string;
    id: string;
    caseId: string;
    kind: string;
    turn: Generated<number>;
    byId: string;
    taskId: string | null;
    goesOn: boolean;
    recordedAt: Generated<Instant>;
  };
  actWords: { deskId: string; actId: string; text: string };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<MandatesTables & TasksTables & CasesTables & DesksTables & PeopleTables>();
