import { z } from 'zod';
import { endpoint, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';

export const Present = z.object({
  id: z.uuid(),
  name: z.string(),
  organization: z.string(),
  /** Writing is to the customer. */
  doing: z.enum(['looking', 'writing']),
});
export type Present = z.infer<typeof Present>;

export const presenceApi = {
  presence: endpoint({
    method: 'GET',
    path: '/api/cases/:case/presence',
    summary: 'Who else has this case before them now, or writes to its customer; nothing of it is kept',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ items: z.array(Present) }),
    reveals: nothing,
  }),
  bePresent: endpoint({
    method: 'PATCH',
    path: '/api/cases/:case/presence',
    summary: 'Say that I have this case before me, for ten seconds, or that I have left it',
    scope: 'write',
    input: z.object({ case: theCase, tab: z.uuid(), doing: z.enum(['looking', 'writing', 'gone']) }),
    output: z.object({}),
    reveals: nothing,
  }),
};
