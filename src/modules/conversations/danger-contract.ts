import { z } from 'zod';
import { endpoint, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

/** What somebody is in danger of; whoever speaks with them says so, and it is never read from words. */
export const DangerKind = z.enum(['gas', 'fire', 'shock']);
export type DangerKind = z.infer<typeof DangerKind>;

const named = { id: z.uuid(), name: z.string() };

export const dangerApi = {
  markDanger: endpoint({
    method: 'POST',
    path: '/api/cases/:case/dangers',
    summary: 'Mark danger on a case: the client’s people are texted at once, once for each mark',
    scope: 'write',
    /** The id is made by whoever marks it: sent again, it is the same mark. */
    input: z.object({ case: theCase, id: z.uuid(), kind: DangerKind }),
    output: Made,
    reveals: nothing,
  }),
  whoHears: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/who-hears',
    summary:
      'Whom of the client a danger is texted to at once, or how the texts of one fare, and whom to ring',
    scope: 'read',
    /** Of a danger that is marked, how far its texts are. */
    input: z.object({ desk, danger: z.uuid().optional() }),
    output: z.object({
      texted: z.array(z.object({ ...named, isSent: z.boolean() })),
      /** Whom no text tells; null where no number of theirs is known. */
      ring: z.array(z.object({ ...named, number: z.string().nullable() })),
    }),
    reveals: nothing,
  }),
};
