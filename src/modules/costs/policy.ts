import type { Actor } from '../../platform/actor.ts';
import { leadsOn, worksForClient } from '../desks/policy.ts';

/** What failure costs is looked at by whoever leads on the desk. */
export const mayReckon = leadsOn;

/** What the contract pays concerns the client and whom it pays. */
export const mayPrice = (actor: Actor, deskId: string): boolean =>
  leadsOn(actor, deskId) && worksForClient(actor, deskId);
