import { z } from 'zod';
import { endpoint, instant, nothing } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

/** So many days an archive is kept that was made as work moved. */
export const keptDays = 7;

export const exportsApi = {
  moveExports: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/exports',
    summary: `The archives made as the work of a company moved, the newest first; each is kept for ${keptDays} days`,
    scope: 'desks',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(
        z.object({
          moveId: z.uuid(),
          /** As of when; null while it is being made. */
          madeAt: instant.nullable(),
        }),
      ),
      next: z.null(),
    }),
    reveals: nothing,
  }),
};
