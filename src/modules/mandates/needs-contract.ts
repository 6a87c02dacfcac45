import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { TaskState } from '../tasks/contract.ts';
import { Kind } from './kind.ts';

/** Whose needs of a kind are: the client's own, the provider's, or the provider's once the client was asked. */
export const Mark = z.enum(['ours', 'yours', 'ask first']);
export type Mark = z.infer<typeof Mark>;

const Name = z.string().trim().min(1).max(60);

export const NeedKindView = z.object({
  kind: Kind,
  name: z.string(),
  mark: Mark,
  /** Asked first and not answered in time, the provider goes on; else it waits. */
  goesOn: z.boolean(),
  since: instant.nullable(),
});
export type NeedKindView = z.infer<typeof NeedKindView>;

/** Of which kind the need of a case is, and what follows for who works on it. */
const NeedView = NeedKindView.omit({ since: true }).extend({
  /** Whether a provider acts on it within its mandates. */
  isAllowed: z.boolean(),
  /** The kind it was before, which the client keeps until it agrees that it is another one. */
  before: z.string().nullable(),
  question: z.object({ taskId: z.uuid(), state: TaskState, due: instant.nullable() }).nullable(),
  by: z.string(),
  at: instant,
});

export const needsApi = {
  needKinds: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/need-kinds',
    summary: 'The kinds of need of a desk, and which of them the client never hands off or is asked about',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ client: z.string(), items: z.array(NeedKindView), next: z.null() }),
    reveals: nothing,
  }),
  markNeeds: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/need-kinds',
    summary: 'Say whose needs of a kind are from now on; a kind that is new comes with its name',
    scope: 'desks',
    input: z.object({ desk, kind: Kind, name: Name, mark: Mark, goesOn: z.boolean().optional() }),
    output: Made,
    reveals: nothing,
  }),
  need: endpoint({
    method: 'GET',
    path: '/api/cases/:case/need',
    summary: 'Of which kind the need of a case is, whose it is, and what the client was asked',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({
      deskId: z.uuid(),
      caseId: z.uuid(),
      client: z.string(),
      need: NeedView.nullable(),
    }),
    reveals: ({ deskId, caseId }) => [{ deskId, caseId, as: 'listed' as const }],
  }),
  chooseKind: endpoint({
    method: 'POST',
    path: '/api/cases/:case/needs',
    summary: 'Say of which kind the need of a case is: the client is offered what is its own, or asked first',
    scope: 'write',
    input: z.object({ case: theCase, kind: Kind }),
    output: Made,
    reveals: nothing,
  }),
};
