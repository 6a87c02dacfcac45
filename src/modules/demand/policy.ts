import type { Actor } from '../../platform/actor.ts';
import { mayNote } from '../conversations/policy.ts';
import { leadsOn } from '../desks/policy.ts';

/** Whoever works on the desk says what its customers come with, and makes a type where there is none. */
export const mayMarkDemand = mayNote;

/** Whoever leads there keeps the types in order. */
export const mayKeepTypes = leadsOn;

/** What becomes of a cause is said by whoever leads there, and by those whose it is to remove. */
export const mayChangeCause = (actor: Actor, cause: { deskId: string; ownerId: string }): boolean =>
  mayMarkDemand(actor, cause.deskId) &&
  (leadsOn(actor, cause.deskId) || actor.organizationId === cause.ownerId);
