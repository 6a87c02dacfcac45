import type { Actor } from '../../platform/actor.ts';

/** Who speaks for the client on a desk decides who is engaged, who is admitted and how the desk works. */
export const mayDecideForClient = (actor: Actor, deskId: string) =>
  actor.desks.some((desk) => desk.deskId === deskId && desk.side === 'client' && desk.role === 'accountable');
