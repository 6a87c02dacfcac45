import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

const macro = z.uuid();
const Reader = z.enum(['customer', 'companies', 'company']);

/** Open hours of the desk, or days on which it is open, from when the macro is used. */
export const NextWordIn = z.object({ count: z.int().min(1).max(100), unit: z.enum(['hours', 'days']) });

export const MacroText = z.object({
  language,
  text: z.string().trim().min(1).max(20_000),
  stands: z.string().trim().min(1).max(500).nullable(),
});
export type MacroText = z.infer<typeof MacroText>;

const fields = {
  name: z.string().trim().min(1).max(100),
  reader: Reader,
  /** One for each language; whoever uses it gets the one the customer reads, else the first that the desk speaks. */
  texts: z.array(MacroText).min(1).max(20),
  nextWordIn: NextWordIn.nullable(),
  /** Whether its words are those by which somebody says that it is done. */
  proposesDone: z.boolean(),
};

export const Macro = z.object({ id: z.uuid(), deskId: z.uuid(), mine: z.boolean(), ...fields });
export type Macro = z.infer<typeof Macro>;

export const FilledMacro = z.object({
  id: z.uuid(),
  mine: z.boolean(),
  name: z.string(),
  reader: Reader,
  text: z.string(),
  stands: z.string().nullable(),
  nextWordBy: instant.nullable(),
  proposesDone: z.boolean(),
});
export type FilledMacro = z.infer<typeof FilledMacro>;

export const macrosApi = {
  macros: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/macros',
    summary: 'The macros of a desk and my own on it, by name',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(Macro), next: z.null() }),
    reveals: nothing,
  }),
  addMacro: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/macros',
    summary: 'Write a macro, for myself or for the desk',
    scope: 'write',
    input: z.object({ desk, whose: z.enum(['mine', 'desk']), ...fields }),
    output: Made,
    reveals: nothing,
  }),
  changeMacro: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk/macros/:macro',
    summary: 'Write a macro anew',
    scope: 'write',
    input: z.object({ desk, macro, ...fields }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  removeMacro: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/macros/:macro',
    summary: 'Remove a macro',
    scope: 'write',
    input: z.object({ desk, macro }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  macrosForCase: endpoint({
    method: 'GET',
    path: '/api/cases/:case/macros',
    summary: 'The macros that I may use on a case, filled in for its customer',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: z.object({ deskId: z.uuid(), caseId: z.uuid(), items: z.array(FilledMacro), next: z.null() }),
    reveals: ({ deskId, caseId }) => [{ deskId, caseId, as: 'listed' as const }],
  }),
};
