import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { causesApi } from './causes-contract.ts';
import { measuresApi } from './measures-contract.ts';
import { Demand, Suggestion } from './words.ts';

export { Behind, type CauseRow, type CauseView, CauseWords } from './causes-contract.ts';
export {
  type Chart,
  type CountedContact,
  type DemandMeasures,
  usualWeeks,
  Which,
} from './measures-contract.ts';
export { Demand, Suggestion } from './words.ts';

export const typeName = z.string().trim().min(1).max(80);

export const DemandType = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  demand: Demand,
  name: z.string(),
  version: z.int(),
  /** What it was merged into, with whose marks its own count from then on. */
  heirId: z.uuid().nullable(),
  /** What it was split off. */
  fromId: z.uuid().nullable(),
  /** Of what its contacts come. */
  cause: z
    .object({
      id: z.uuid(),
      name: z.string(),
      /** Whose it is to remove, and by when. */
      owner: z.string(),
      due: instant,
      removedAt: instant.nullable(),
    })
    .nullable(),
  /** Newest first: what it was called, and what it was merged into. */
  history: z.array(
    z.object({
      version: z.int(),
      name: z.string(),
      heirId: z.uuid().nullable(),
      by: z.string(),
      at: instant,
    }),
  ),
});
export type DemandType = z.infer<typeof DemandType>;

export const DemandMark = z.object({
  demand: Demand,
  /** As it is called now, or what it was merged into. */
  type: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  by: z.string(),
  at: instant,
});

export const ContactView = z.object({
  entryId: z.uuid(),
  at: instant,
  suggestion: Suggestion.nullable(),
  /** What was said of it, the latest first, which counts. */
  marks: z.array(DemandMark),
});
export type ContactView = z.infer<typeof ContactView>;

export const demandApi = {
  types: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/demand-types',
    summary:
      'The types of what customers come with, as the people of the desk made them, with what became of each',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(DemandType), next: z.null() }),
    reveals: nothing,
  }),
  makeType: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/demand-types',
    summary: 'Make a type, by itself or split off another one, whose marks stay where they are',
    scope: 'write',
    input: z.object({ desk, demand: Demand, name: typeName, from: z.uuid().optional() }),
    output: Made,
    reveals: nothing,
  }),
  renameType: endpoint({
    method: 'POST',
    path: '/api/demand-types/:type/versions',
    summary: 'Call a type otherwise; what it was called before is kept',
    scope: 'write',
    input: z.object({ type: z.uuid(), name: typeName }),
    output: Made,
    reveals: nothing,
  }),
  mergeType: endpoint({
    method: 'POST',
    path: '/api/demand-types/:type/merging',
    summary: 'Merge a type into another of its kind: its marks count with that from then on',
    scope: 'write',
    input: z.object({ type: z.uuid(), into: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  contacts: endpoint({
    method: 'GET',
    path: '/api/cases/:case/demand',
    summary: 'The contacts of a case, the latest first, with what was said of each and what is suggested',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ deskId: z.uuid(), caseId: z.uuid(), items: z.array(ContactView), next: z.null() }),
    reveals: ({ deskId, caseId }) => [{ deskId, caseId, as: 'opened' as const }],
  }),
  mark: endpoint({
    method: 'POST',
    path: '/api/cases/:case/demand-marks',
    summary:
      'Say of a contact, or of the latest one, whether it is value or failure from the customer’s side, and of which type',
    scope: 'write',
    input: z.object({
      case: theCase,
      entry: z.uuid().optional(),
      demand: Demand,
      /** Null of none; where nothing is said, the one it had stays with the same word. */
      type: z.uuid().nullable().optional(),
      /** A type that there is not yet, made with it. */
      newType: typeName.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  ...measuresApi,
  ...causesApi,
};
