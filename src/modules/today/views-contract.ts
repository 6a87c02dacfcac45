import { z } from 'zod';
import { endpoint, Made, nothing } from '../../platform/http/endpoint.ts';
import { CaseState } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

const ViewName = z.string().trim().min(1).max(60);

/** Filters of the list under a name; what is null is not filtered. */
export const View = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  desk: z.string(),
  name: z.string(),
  shared: z.boolean(),
  /** Everybody, or somebody's id; null: whoever looks. */
  owner: z.string().nullable(),
  state: CaseState.nullable(),
  /** On all desks of whoever looks. */
  everywhere: z.boolean(),
});
export type View = z.infer<typeof View>;

export const viewsApi = {
  views: endpoint({
    method: 'GET',
    path: '/api/views',
    summary: 'The views of my list: those shared on my desks, then my own',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(View), next: z.null() }),
    reveals: nothing,
  }),
  saveView: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/views',
    summary: 'Keep filters under a name, for myself or for the people of the desk',
    scope: 'write',
    input: z.object({
      desk,
      name: ViewName,
      shared: z.boolean(),
      owner: z.union([z.literal('everybody'), z.uuid()]).optional(),
      state: CaseState.optional(),
      everywhere: z.boolean().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  renameView: endpoint({
    method: 'PATCH',
    path: '/api/views/:view',
    summary: 'Give a view another name',
    scope: 'write',
    input: z.object({ view: z.uuid(), name: ViewName }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  moveView: endpoint({
    method: 'POST',
    path: '/api/views/:view/place',
    summary: 'Put a view before another one, or last',
    scope: 'write',
    input: z.object({ view: z.uuid(), before: z.uuid().nullable() }),
    output: Made,
    reveals: nothing,
  }),
  removeView: endpoint({
    method: 'DELETE',
    path: '/api/views/:view',
    summary: 'Remove a view; no case changes',
    scope: 'write',
    input: z.object({ view: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
