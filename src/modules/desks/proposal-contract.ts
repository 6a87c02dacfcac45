import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { Who } from '../people/contract.ts';
import { desk } from './desk-name.ts';

const proposed = {
  role: z.enum(['lead', 'agent', 'expert']),
  /** What they are called where they work. */
  title: z.string().trim().min(1).max(100),
  /** What customers call them, where it is not their name. */
  called: z.string().trim().min(1).max(100).nullable(),
  skills: z.array(z.string().trim().min(1).max(100)).max(20),
  languages: z.array(language).min(1).max(20),
  /** Why they are right for it, of whoever vouches for them. */
  words: z.string().trim().min(1).max(1000),
};

const Named = z.object({ id: z.uuid(), name: z.string() });

/** What somebody says of whoever is proposed: that they trained them, or that they vouch for them. */
const AssuranceKind = z.enum(['trained', 'vouched']);

export const ProposalView = z.object({
  id: z.uuid(),
  person: Who,
  /** A data URL. */
  picture: z.string().nullable(),
  ...proposed,
  proposedBy: Who,
  proposedAt: instant,
  /** Lapsed with the engagement under which they were proposed. */
  state: z.enum(['proposed', 'admitted', 'refused', 'withdrawn', 'lapsed']),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  /** When a standing rule admits them unless somebody refuses; null where none does, and once it is decided. */
  admitsAt: instant.nullable(),
  byRule: z.boolean(),
  /** Whose word the rule asks for that would admit them, and whether it was given; none once it is decided. */
  asks: z.array(z.object({ kind: AssuranceKind, person: Named, said: z.boolean() })).max(2),
  /** Whether whoever proposed them saw what was decided. */
  seen: z.boolean(),
});
export type ProposalView = z.infer<typeof ProposalView>;

/** Whose word a rule asks for: it admits nobody once they work here no more. */
const Assuring = Named.extend({ worksHere: z.boolean() }).nullable();

/** Whom the client admits without being asked each time, signed by whoever answered for the desk. */
export const RosterRuleView = z.object({
  id: z.uuid(),
  engagementId: z.uuid(),
  organization: z.string(),
  roles: z.array(proposed.role).min(1).max(3),
  /** What it takes, in words. */
  words: z.string().trim().min(1).max(1000),
  /** Who must say that they trained whoever comes by it, and who that they vouch for them. */
  trainedBy: Assuring,
  vouchedBy: Assuring,
  /** So long somebody may still refuse. */
  vetoHours: z.int().min(1).max(336),
  signedBy: z.string(),
  signedAt: instant,
  /** Whoever signed it works for the client no more: it admits nobody until somebody else signs it. */
  rests: z.boolean(),
});
export type RosterRuleView = z.infer<typeof RosterRuleView>;

export const proposalApi = {
  rosterRules: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/roster-rules',
    summary: 'The standing rules by which people are admitted',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(RosterRuleView), next: z.null() }),
    reveals: nothing,
  }),
  signRosterRule: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/roster-rules',
    summary:
      'Sign a standing rule: whoever a company proposes in these roles is admitted by itself once those whom it names have said so, unless somebody refuses in time or has refused or dismissed them before',
    scope: 'desks',
    input: z.object({
      desk,
      ...RosterRuleView.pick({ engagementId: true, roles: true, words: true }).shape,
      vetoHours: RosterRuleView.shape.vetoHours.default(48),
      /** Each works on the desk, for the client or for that company, and has to say so before anybody comes in. */
      trainedById: z.uuid().nullable().default(null),
      vouchedById: z.uuid().nullable().default(null),
    }),
    output: Made,
    reveals: nothing,
  }),
  endRosterRule: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/roster-rules/:rule',
    summary: 'End a standing rule; whoever waits under it waits for a word',
    scope: 'desks',
    input: z.object({ desk, rule: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  proposals: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/proposals',
    summary:
      'The people proposed for the desk, newest first: all of them for the client, their own for each other company',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(ProposalView), next: z.null() }),
    reveals: nothing,
  }),
  propose: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/proposals',
    summary:
      'Propose a colleague for the desk that I lead on; they see nothing of it before the client admits them',
    scope: 'desks',
    input: z.object({ desk, personId: z.uuid(), ...proposed, called: proposed.called.optional() }),
    output: Made,
    reveals: nothing,
  }),
  assure: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/proposals/:proposal/assurances',
    summary: 'Say of somebody who is proposed that I trained them or vouch for them, where the rule names me',
    scope: 'desks',
    input: z.object({ desk, proposal: z.uuid(), kind: AssuranceKind }),
    output: Made,
    reveals: nothing,
  }),
  decideProposals: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/proposals/decisions',
    summary: 'Admit people who are proposed, or refuse them: all of those named, or none',
    scope: 'desks',
    input: z.object({
      desk,
      proposals: z.array(z.uuid()).min(1).max(100),
      decision: z.enum(['admitted', 'refused']),
      reason: z.string().trim().min(1).max(1000).optional(),
    }),
    /** The first of them. */
    output: Made,
    reveals: nothing,
  }),
  withdrawProposal: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/proposals/:proposal',
    summary: 'Propose somebody of my company no longer',
    scope: 'desks',
    input: z.object({ desk, proposal: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  seeDecision: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/proposals/:proposal/reading',
    summary: 'I have seen what was decided of somebody whom I proposed',
    scope: 'desks',
    input: z.object({ desk, proposal: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
