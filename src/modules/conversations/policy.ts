import type { Actor } from '../../platform/actor.ts';

const roleOn = (actor: Actor, deskId: string) => actor.desks.find((desk) => desk.deskId === deskId)?.role;

/** Whoever stands on the roster may leave a note. */
export const mayNote = (actor: Actor, deskId: string) => roleOn(actor, deskId) !== undefined;

/** Experts advise; they do not speak to the customer in the desk's name. */
export const maySpeakToCustomers = (actor: Actor, deskId: string) =>
  ['accountable', 'lead', 'agent'].includes(roleOn(actor, deskId) ?? '');
