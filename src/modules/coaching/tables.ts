import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { ConversationsTables } from '../conversations/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { Abuse } from './abuse.ts';
import type { CoachingKind } from './contract.ts';

export type CoachingTables = {
  coachingNotes: {
    deskId: string;
    id: string;
    caseId: string;
    customerId: string;
    kind: CoachingKind;
    toId: string;
    held: Abuse | null;
    recordedAt: Generated<Instant>;
  };
  coachingWords: {
    deskId: string;
    noteId: string;
    part: 'note' | 'thanks' | 'question' | 'answer';
    text: string;
    recordedAt: Generated<Instant>;
  };
  coachingShares: {
    deskId: string;
    noteId: string;
    turn: Generated<number>;
    shared: boolean;
    recordedAt: Generated<Instant>;
  };
  coachingOpenings: { deskId: string; noteId: string; byId: string; recordedAt: Generated<Instant> };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<CoachingTables & ConversationsTables & DesksTables>();
