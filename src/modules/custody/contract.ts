import { z } from 'zod';
import { endpoint, instant, pageOf } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

export const CustodyEntryView = z.object({
  /** Null until the sequencer has numbered it. */
  seq: z.int().nullable(),
  kind: z.enum(['collected', 'listed', 'opened', 'uncovered', 'passed on', 'exported']),
  actor: z.string(),
  organization: z.string().nullable(),
  toOrganization: z.string().nullable(),
  purpose: z.string(),
  at: instant,
});

export const custodyApi = {
  custodyOfCase: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/cases/:case/custody',
    summary: "Who stored, saw and passed on what belongs to this case's customer",
    scope: 'read',
    input: z.object({
      desk,
      case: z.uuid(),
      cursor: z.string().max(200).optional(),
    }),
    output: pageOf(CustodyEntryView),
    reveals: () => [],
  }),
};
