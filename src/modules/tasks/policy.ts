import type { Actor } from '../../platform/actor.ts';
import { maySpeakToCustomers } from '../conversations/policy.ts';
import { leadsOn } from '../desks/policy.ts';

export { ownDomainOf } from './public-mail.ts';

/** Whoever stands on the roster may ask for help: help joins the owner. */
export const mayAsk = (actor: Actor, deskId: string) => actor.desks.some((desk) => desk.deskId === deskId);

type Asked = { kind: 'work' | 'call'; deskId: string; organizationId: string };

/** What is done in a company's name is decided by who leads or answers for it there; whose a link is, the database knows. */
export const mayDecide = (actor: Actor, { deskId, ofLeads }: { deskId: string; ofLeads: boolean }) =>
  !ofLeads || leadsOn(actor, deskId) || actor.kind === 'task-link';

/** A task is answered by those it was asked of: their people, or whoever holds its link; a call by whoever could make it. */
export const mayAnswer = (actor: Actor, task: Asked) =>
  task.kind === 'call'
    ? maySpeakToCustomers(actor, task.deskId)
    : (actor.kind === 'person' || actor.kind === 'task-link') && actor.organizationId === task.organizationId;

type Waiting = { askedById: string | null; person: { id: string } | null };

/** Whoever asked waits for another, unless they said that they do it themselves: at most they write down what those say. */
export const waitsForAnother = ({ id }: Actor, { askedById, person }: Waiting) =>
  askedById === id && person?.id !== id;

/** Whoever is asked says that something went wrong, also of what they did long ago. */
export const maySayWrong = (actor: Actor, task: Asked) => task.kind === 'work' && mayAnswer(actor, task);

/** A call has nothing to show. */
export const mayAddFiles = (actor: Actor, task: Asked) => task.kind === 'work' && mayAnswer(actor, task);

/** Whoever works on the desk knows it from them, and they themselves do. */
export const mayKeepReference = (actor: Actor, task: Asked) =>
  task.kind === 'work' && (mayAsk(actor, task.deskId) || mayAnswer(actor, task));

/** Whoever works on the desk answers what the other company wants to know. */
export const mayTell = (actor: Actor, { kind, deskId }: Asked) => kind === 'work' && mayAsk(actor, deskId);

/** Whoever comes later than the customer expects says so to them. */
export const maySayLate = (actor: Actor, { kind, deskId }: Asked) =>
  kind === 'work' && maySpeakToCustomers(actor, deskId);

/** Whoever was asked by name to join leaves when they have looked; a question wants one of its answers first. */
export const mayLeave = (
  { id }: Actor,
  task: { person: { id: string } | null; question: unknown; askedById: string | null },
) => task.person?.id === id && task.askedById !== id && task.question === null;

/** Who asked for a piece of work needs it or not: their company takes it back. */
export const mayTakeBack = (actor: Actor, task: { askedByOrganizationId: string | null }) =>
  actor.kind === 'person' && actor.organizationId === task.askedByOrganizationId;

/** Who asked for it says whether it is good enough, while they work on the desk. */
export const mayReturn = (actor: Actor, task: { deskId: string; askedByOrganizationId: string | null }) =>
  mayTakeBack(actor, task) && mayAsk(actor, task.deskId);
