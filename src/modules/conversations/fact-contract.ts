import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';

export const factApi = {
  uncoveredFact: endpoint({
    method: 'GET',
    path: '/api/cases/:case/facts/:fact',
    summary:
      "Something sensitive that we know of a case's customer; the custody record says who asked for it",
    scope: 'read',
    input: z.object({ case: theCase, fact: z.uuid() }),
    output: z.object({ id: z.uuid(), deskId: z.uuid(), caseId: z.uuid(), text: z.string() }),
    reveals: ({ deskId, caseId }) => [{ deskId, caseId, as: 'opened' as const }],
  }),
};
