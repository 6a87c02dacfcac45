import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from './desk-name.ts';

export const EndingView = z.object({
  deskId: z.uuid(),
  desk: z.string(),
  engagementId: z.uuid(),
  organization: z.string(),
  endedAt: instant,
});
export type EndingView = z.infer<typeof EndingView>;

export const endingApi = {
  endings: endpoint({
    method: 'GET',
    path: '/api/endings',
    summary: 'Which companies work no more on the desks that I work on, until I have read it',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(EndingView), next: z.null() }),
    reveals: nothing,
  }),
  seeEnding: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/engagements/:engagement/reading',
    summary: 'I have read that a company works on the desk no more',
    scope: 'write',
    input: z.object({ desk, engagement: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
