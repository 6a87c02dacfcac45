import type { Actor } from '../../platform/actor.ts';
import { mayNote } from '../conversations/policy.ts';
import { leadsOn } from '../desks/policy.ts';

/** Anyone on a case says that something went wrong, and since when it was known: nobody asks first. */
export const mayMarkSetbacks = mayNote;

/** A lead holds it back once, for tact. */
export const mayHoldSetbacks = (actor: Actor, deskId: string): boolean => leadsOn(actor, deskId);
