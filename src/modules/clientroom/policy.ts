import type { Actor } from '../../platform/actor.ts';
import { mayNote, maySpeakToCustomers } from '../conversations/policy.ts';
import { worksForClient } from '../desks/policy.ts';

/** The client's people are told what was done in its name. */
export const mayHaveMornings = worksForClient;

/** Whoever of the client speaks to customers may do so on any case. */
export const mayStepIn = (actor: Actor, deskId: string): boolean =>
  worksForClient(actor, deskId) && maySpeakToCustomers(actor, deskId);

/** Whoever works on a desk may say what was missing. */
export const mayNoteShortfalls = mayNote;

/** Any of the client's people may ask for something, for a customer or for themselves: experts, too. */
export const mayRaiseNeeds = worksForClient;
