import type { Generated } from 'kysely';
import type { RosterRole } from '../../platform/actor.ts';
import type { Context, Instant } from '../../platform/context.ts';
import type { Hours } from '../../platform/time/hours.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { Given } from './contract.ts';

export type DesksTables = {
  desks: {
    id: string;
    slug: string;
    name: string;
    clientId: string;
    address: string;
    color: string;
    languages: string[];
    zone: string;
    hours: Hours;
    holidays: string[];
    answerLimitMinutes: number;
    silenceLimitMinutes: number;
    accountableId: string;
    confirmedAt: Instant;
    onePerson: Generated<boolean>;
    registerContact: Generated<string>;
    registerPeople: Generated<string>;
    registerTimeLimits: Generated<string>;
    registerSecurity: Generated<string>;
    version: number;
  };
  engagements: {
    deskId: string;
    id: string;
    organizationId: string;
    role: 'client' | 'provider' | 'third party';
    purpose: string;
    data: string[];
    mayBeGiven: Generated<Given[]>;
    country: string | null;
    pay: string | null;
    agreement: string | null;
    contact: Generated<string | null>;
    safeguards: Generated<string | null>;
    startsAt: Generated<Instant>;
    endsAt: Instant | null;
  };
  roster: {
    deskId: string;
    personId: string;
    organizationId: string;
    engagementId: string;
    role: RosterRole;
    /** What was said of them when they were let in. */
    title: Generated<string | null>;
    /** What customers call them, where it is not their name. */
    called: Generated<string | null>;
    skills: Generated<string[]>;
    languages: Generated<string[]>;
    admittedById: string | null;
    admittedAt: Generated<Instant>;
    endedAt: Instant | null;
  };
  proposals: {
    deskId: string;
    id: string;
    personId: string;
    organizationId: string;
    engagementId: string;
    role: Exclude<RosterRole, 'accountable'>;
    title: string;
    called: Generated<string | null>;
    skills: string[];
    languages: string[];
    words: string;
    proposedById: string;
    recordedAt: Generated<Instant>;
    state: Generated<'proposed' | 'admitted' | 'refused' | 'withdrawn' | 'lapsed'>;
    decidedById: string | null;
    decidedAt: Instant | null;
    reason: string | null;
    seenAt: Instant | null;
  };
  endings: {
    deskId: string;
    engagementId: string;
    personId: string;
    recordedAt: Generated<Instant>;
    seenAt: Instant | null;
  };
  moves: {
    deskId: string;
    id: string;
    fromEngagementId: string;
    toEngagementId: string;
    movesAt: Instant;
    decidedById: string;
    recordedAt: Generated<Instant>;
    state: Generated<'announced' | 'done' | 'called off' | 'lapsed'>;
    settledAt: Generated<Instant | null>;
  };
  rosterRules: {
    deskId: string;
    id: string;
    engagementId: string;
    roles: Exclude<RosterRole, 'accountable'>[];
    words: string;
    vetoHours: number;
    signedById: string;
    signedAt: Generated<Instant>;
    endedAt: Instant | null;
    trainedById: string | null;
    vouchedById: string | null;
  };
  assurances: {
    deskId: string;
    proposalId: string;
    kind: 'trained' | 'vouched';
    personId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<DesksTables & PeopleTables>();
