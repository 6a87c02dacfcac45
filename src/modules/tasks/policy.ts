import type { Actor } from '../../platform/actor.ts';

/** Whoever stands on the roster may ask for help: help joins the owner. */
export const mayAsk = (actor: Actor, deskId: string) => actor.desks.some((desk) => desk.deskId === deskId);

/** A task is answered by those it was asked of: their people, or whoever holds its link. */
export const mayAnswer = (actor: Actor, task: { organizationId: string }) =>
  (actor.kind === 'person' || actor.kind === 'task-link') && actor.organizationId === task.organizationId;
