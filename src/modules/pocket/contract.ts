import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const times = {
  dayAt: TimeOfDay.nullable().optional(),
  /** Left out, at noon and at five when a number is added. */
  questionsAt: z.array(TimeOfDay).max(2).optional(),
};

/** A number from which somebody works the desk by text. */
export const PocketView = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  /** As E.164 has it. */
  number: z.string(),
  confirmedAt: instant.nullable(),
  /** When they are sent the day, by the clock of the desk; null: when they ask. */
  dayAt: TimeOfDay.nullable(),
  /** When they are sent questions, by the clock of the desk. */
  questionsAt: z.array(TimeOfDay),
});
export type PocketView = z.infer<typeof PocketView>;

export const pocketApi = {
  pockets: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/pockets',
    summary:
      'From which numbers the desk is worked by text: my own, and those of all for whoever leads there',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(PocketView), next: z.null() }),
    reveals: nothing,
  }),
  addPocket: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/pockets',
    summary: 'Work the desk by text from my own number: a code is sent there',
    scope: 'write',
    input: z.object({
      desk,
      number: z.string().trim().min(3).max(40),
      ...times,
    }),
    output: Made,
    reveals: nothing,
  }),
  confirmPocket: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/pockets/:pocket/confirmation',
    summary: 'Say the code that came there',
    scope: 'write',
    input: z.object({ desk, pocket: z.uuid(), code: z.string().trim().max(20) }),
    /** Five wrong ones, and another code is needed. */
    output: z.object({ confirmed: z.boolean() }),
    reveals: nothing,
  }),
  changePocket: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk/pockets/:pocket',
    summary: 'Choose when I am sent the day, and when what I am asked',
    scope: 'write',
    input: z.object({ desk, pocket: z.uuid(), ...times }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  endPocket: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/pockets/:pocket',
    summary:
      'Cut a number off, my own or, for whoever leads there, anybody’s: what comes from it does nothing any more',
    scope: 'write',
    input: z.object({ desk, pocket: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
