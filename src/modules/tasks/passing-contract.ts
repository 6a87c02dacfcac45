import { z } from 'zod';
import { instant } from '../../platform/http/endpoint.ts';

/** Something of a case that goes with a task: a fact or thing of its customer, an entry of its line, a file. */
export const Passing = z.object({ kind: z.enum(['fact', 'thing', 'entry', 'file']), id: z.uuid() });
export type Passing = z.infer<typeof Passing>;

/** What a customer has, as far as it was known when it was passed on; days such as 2026-03-07. */
const PassedThing = z.object({
  ...{ make: z.string().optional(), model: z.string().optional(), serial: z.string().optional() },
  ...{ boughtFrom: z.string().optional(), boughtOn: z.string().optional() },
  ...{ warrantyBy: z.string().optional(), warrantyUntil: z.string().optional() },
  instructions: z.string().optional(),
});
export type PassedThing = z.infer<typeof PassedThing>;

const passed = {
  id: z.uuid(),
  /** What it was made of, for who works on the desk. */
  whatId: z.uuid().nullable(),
  at: instant,
};

/** The same as it was then. Of who said an entry only whether it was the customer: nobody is named who was not chosen. */
export const Passed = z.discriminatedUnion('kind', [
  z.object({ ...passed, kind: z.literal('fact'), text: z.string() }),
  z.object({ ...passed, kind: z.literal('thing'), thing: PassedThing }),
  z.object({
    ...{ ...passed, kind: z.literal('entry'), text: z.string() },
    ...{ by: z.enum(['customer', 'desk']), writtenAt: instant },
  }),
  z.object({
    ...{ ...passed, kind: z.literal('file') },
    file: z.object({ id: z.uuid(), name: z.string(), size: z.int() }),
  }),
]);
export type Passed = z.infer<typeof Passed>;
