import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';

/** What may be behind the words of a customer: a hint, never a number, and written down nowhere. */
export const EarlySign = z.object({
  sign: z.enum(['shorter answers', 'never mind', 'link never opened', 'new face']),
  /** What gave it: the same sign is another one where something new did. */
  entryId: z.uuid(),
  /** Of a new face, whose. */
  name: z.string().nullable(),
});
export type EarlySign = z.infer<typeof EarlySign>;

export const signsApi = {
  earlySigns: endpoint({
    method: 'GET',
    path: '/api/cases/:case/early-signs',
    summary: 'Early signs that something is not well for a customer, for whoever owns the case or stands in',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ deskId: z.uuid(), caseId: z.uuid(), items: z.array(EarlySign), next: z.null() }),
    reveals: ({ deskId, caseId }) => [{ deskId, caseId, as: 'opened' as const }],
  }),
};
