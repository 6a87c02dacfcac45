import type { Actor } from '../../platform/actor.ts';
import type { ProposalView } from './contract.ts';

/** Whoever leads on a desk, or answers for it, keeps in order what its people share. */
export const leadsOn = (actor: Actor, deskId: string): boolean =>
  actor.desks.some((desk) => desk.deskId === deskId && (desk.role === 'lead' || desk.role === 'accountable'));

/** Who speaks for the client on a desk decides who is engaged, who is admitted and how the desk works. */
export const mayDecideForClient = (actor: Actor, deskId: string) =>
  actor.desks.some((desk) => desk.deskId === deskId && desk.side === 'client' && desk.role === 'accountable');

/** The client's own people, in whatever role. */
export const worksForClient = (actor: Actor, deskId: string): boolean =>
  actor.desks.some((desk) => desk.deskId === deskId && desk.side === 'client');

/** What the standing rule waits to hear from a person about whoever is proposed; nobody speaks for themselves. */
export const asksOf = ({ asks, person }: ProposalView, personId: string): ProposalView['asks'] =>
  person.id === personId ? [] : asks.filter((one) => one.person.id === personId && !one.said);

type Running = { startsAt: string; endsAt: string | null };

/** Whether an engagement runs now or is to begin. */
export const isAgreed = ({ startsAt, endsAt }: Running, now: number): boolean =>
  endsAt === null || Date.parse(endsAt) > Math.max(now, Date.parse(startsAt));

/** What was called off before it began ends as it begins. */
export const neverBegan = ({ startsAt, endsAt }: Running): boolean => endsAt === startsAt;

/** Whether it has begun and has not ended yet, though it may have an end. */
export const runsNow = (engaged: Running, now: number): boolean =>
  Date.parse(engaged.startsAt) <= now && isAgreed(engaged, now);
