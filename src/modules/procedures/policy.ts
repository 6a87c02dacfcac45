import type { Actor } from '../../platform/actor.ts';
import { mayNote } from '../conversations/policy.ts';

/** Whoever works on the desk takes extra steps, and nobody asks first. */
export const mayTakeExtraSteps = mayNote;

/** The client's people thank those who work for it, and the other way round. */
export const mayThank = (actor: Actor, { deskId, isOfClient }: { deskId: string; isOfClient: boolean }) =>
  actor.desks.some((desk) => desk.deskId === deskId && (desk.side === 'client') !== isOfClient);
