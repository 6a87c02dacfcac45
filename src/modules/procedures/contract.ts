import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';

const Minutes = z.int().min(1).max(10_000);
/** In the smallest unit of its currency. */
const Cost = z.object({
  minor: z.int().min(1).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

export const ExtraStepView = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  by: Who,
  /** Taken by the client's own people. */
  isOfClient: z.boolean(),
  /** The procedure that it steps around. */
  around: z.string(),
  minutes: Minutes.nullable(),
  cost: Cost.nullable(),
  at: instant,
  thanks: z.array(z.object({ byId: z.uuid(), by: z.string(), text: z.string().nullable(), at: instant })),
});
export type ExtraStepView = z.infer<typeof ExtraStepView>;

const listed = ({ deskId, caseId }: ExtraStepView) => ({ deskId, caseId, as: 'listed' as const });
const page = z.object({ items: z.array(ExtraStepView), next: z.null() });

export const proceduresApi = {
  extraStepsOfDesk: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/extra-steps',
    summary: 'Help that was given beyond the procedure, the latest first, with who was thanked for it',
    scope: 'read',
    input: z.object({ desk }),
    output: page,
    reveals: ({ items }) => items.map(listed),
  }),
  extraStepsOfCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/extra-steps',
    summary: 'Help that was given on a case beyond the procedure',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: page,
    reveals: ({ items }) => items.map(listed),
  }),
  markExtraStep: endpoint({
    method: 'POST',
    path: '/api/cases/:case/extra-steps',
    summary: 'Say that I stepped around a procedure to help, which, and what it cost',
    scope: 'write',
    input: z.object({
      case: theCase,
      around: z.string().trim().min(1).max(300),
      minutes: Minutes.optional(),
      cost: Cost.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  thank: endpoint({
    method: 'POST',
    path: '/api/extra-steps/:step/thanks',
    summary: 'Thank whoever took an extra step on the other side, with words or without',
    scope: 'write',
    input: z.object({ step: z.uuid(), text: z.string().trim().max(2000).optional() }),
    output: Made,
    reveals: nothing,
  }),
};
