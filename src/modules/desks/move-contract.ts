import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from './desk-name.ts';

/** For so many days it is told what became of a move. */
export const movedDays = 7;

export const MoveView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  desk: z.string(),
  fromEngagementId: z.uuid(),
  toEngagementId: z.uuid(),
  /** Whose work it was, and who does it from then on. */
  from: z.string(),
  to: z.string(),
  /** Whether the client's own people take it back. */
  isTakenBack: z.boolean(),
  /** When it is to move, and once that is settled, when it was. */
  at: instant,
  /** Lapsed: when the time came, nobody of those who were to receive it worked on the desk. */
  state: z.enum(['announced', 'done', 'called off', 'lapsed']),
});
export type MoveView = z.infer<typeof MoveView>;

export const moveApi = {
  moves: endpoint({
    method: 'GET',
    path: '/api/moves',
    summary: `Whose work is to move on the desks that I work on, and what became of it in the last ${movedDays} days`,
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(MoveView), next: z.null() }),
    reveals: nothing,
  }),
  moveWork: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/moves',
    summary:
      'Take the work of a company back, or move it to another: at that time all its open cases have an owner there, and its engagement ends',
    scope: 'desks',
    input: z.object({
      desk,
      fromEngagementId: z.uuid(),
      /** The client's own, or that of another provider. */
      toEngagementId: z.uuid(),
      /** Left out: now. */
      movesAt: instant.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  callOffMove: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/moves/:move',
    summary: 'Call off a move that was announced: everything stays as it is',
    scope: 'desks',
    input: z.object({ desk, move: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
