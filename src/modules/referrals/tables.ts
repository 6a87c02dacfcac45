import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { ConversationsTables } from '../conversations/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { TasksTables } from '../tasks/tables.ts';

export type ReferralsTables = {
  referrals: {
    deskId: string;
    id: string;
    engagementId: string;
    organizationId: string;
    caseId: string;
    channel: 'page' | 'mail' | 'api';
    /** A day, as 2026-12-04. */
    consentOn: string;
    /** When whoever passed it on by mail was told that it is over. */
    toldAt: Generated<Instant | null>;
    recordedAt: Generated<Instant>;
  };
  referralWords: {
    deskId: string;
    referralId: string;
    name: string;
    theirReference: string | null;
    consentBy: string;
    consentHow: string;
    /** Of one that came by mail: from where, and which mail it was. */
    writtenFrom: string | null;
    messageId: string | null;
  };
  referralLinks: {
    deskId: string;
    id: string;
    engagementId: string;
    tokenHash: Buffer;
    madeById: string;
    endedAt: Instant | null;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<
    ReferralsTables & TasksTables & ConversationsTables & CasesTables & DesksTables & PeopleTables
  >();
