import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';

export {
  type KnownAnswer,
  knownAnswers,
  questionsIn,
  Topic,
  type WhatIsKnown,
} from './asked-for.ts';
export { isSensitive, type ToldFact, whatIsTold } from './what-is-told.ts';

export const Fact = z.object({
  id: z.uuid(),
  /** Null of a sensitive one, which is shown only to whoever asks for it. */
  text: z.string().nullable(),
  sensitive: z.boolean(),
  doNotAskAgain: z.boolean(),
  learntBy: Who.nullable(),
  learntAt: instant,
  /** The words in which it was said, where whoever looks may read them. */
  learntFrom: z
    .object({
      entryId: z.uuid(),
      caseId: z.uuid(),
      reference: z.string(),
      channel: z.enum(['mail', 'page', 'phone', 'text', 'api']).nullable(),
    })
    .nullable(),
  /** Who last said that it is still true, and when. */
  confirmed: z.object({ by: z.string(), at: instant }).nullable(),
  /** Who said that it is true no longer, and when. */
  ended: z.object({ by: z.string(), at: instant }).nullable(),
});
export type Fact = z.infer<typeof Fact>;

const part = z.string().trim().min(1).max(200).nullable();
const day = z.iso.date().nullable();
/** What a customer has; of make, model and serial at least one is known. */
export const Thing = z.object({
  id: z.uuid(),
  ...{ make: part, model: part, serial: part, boughtFrom: part, boughtOn: day },
  /** Who stands for it, and until when. */
  ...{ warrantyBy: part, warrantyUntil: day },
  /** The version of its instructions that they have. */
  instructions: part,
  /** The words in which they said what it is. */
  entryId: z.uuid().nullable(),
});
export type Thing = z.infer<typeof Thing>;

/** With who noted it so, or corrected it, and when; null of somebody whom the reader does not know. */
export const ThingView = Thing.extend({
  noted: z.object({ by: z.string().nullable(), at: instant, isCorrection: z.boolean() }),
});
export type ThingView = z.infer<typeof ThingView>;

export const WishedChannel = z.enum(['mail', 'text', 'phone']);
export type WishedChannel = z.infer<typeof WishedChannel>;
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Times of the day in the desk's zone between which nothing is sent, over midnight where the second is earlier. */
export const Quiet = z.object({ from: TimeOfDay, until: TimeOfDay });

export const CustomerView = z.object({
  id: z.uuid(),
  name: z.string(),
  language: z.string(),
  rhythm: z.enum(['daily', 'every-three-days', 'weekly', 'when-there-is-news']).nullable(),
  /** Otherwise they are called by their number, until somebody learns their name. */
  named: z.boolean(),
  /** Where they live or work, on one line. */
  postalAddress: z.string().nullable(),
  wishedChannel: WishedChannel.nullable(),
  quiet: Quiet.nullable(),
  contactPoints: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['mail', 'phone']),
      address: z.string(),
      /** Since when no text goes there, because whoever has it asked for none. */
      textsStoppedAt: instant.nullable(),
    }),
  ),
  /** What holds first, then what is true no longer. */
  facts: z.array(Fact),
  things: z.array(ThingView),
  /** What they have no more; `noted` is who said so, and when. */
  formerThings: z.array(ThingView),
});
export type CustomerView = z.infer<typeof CustomerView>;

export const customersApi = {
  learn: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/customers/:customer/facts',
    summary: 'Note what we know about a customer, so that nobody asks again',
    scope: 'write',
    input: z.object({
      desk,
      customer: z.uuid(),
      text: z.string().trim().min(1).max(2000),
      doNotAskAgain: z.boolean().optional(),
      sensitive: z.boolean().optional(),
      /** The words in which it was said. */
      entryId: z.uuid().optional(),
      replacesId: z.uuid().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  checkFact: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/facts/:fact/checks',
    summary: 'Say that what we know is still true, or true no longer',
    scope: 'write',
    input: z.object({ desk, fact: z.uuid(), stillTrue: z.boolean() }),
    output: Made,
    reveals: nothing,
  }),
  noteThing: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/customers/:customer/things',
    summary: 'Note what a customer has, or correct what is noted of it',
    scope: 'write',
    input: z.object({
      desk,
      customer: z.uuid(),
      ...Thing.omit({ id: true }).partial({
        warrantyBy: true,
        warrantyUntil: true,
        instructions: true,
        entryId: true,
      }).shape,
      replacesId: z.uuid().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  retireThing: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/things/:thing/retirements',
    summary: 'Say that a customer has something no more; it stays readable',
    scope: 'write',
    input: z.object({ desk, thing: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  changeCustomer: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk/customers/:customer',
    summary:
      "Correct a customer's name, language or postal address, or note where they can be reached, too, and where and when they want to hear",
    scope: 'write',
    input: z.object({
      desk,
      customer: z.uuid(),
      name: z.string().trim().min(1).max(200).optional(),
      language: language.optional(),
      postalAddress: z.string().trim().min(1).max(300).nullable().optional(),
      /** A further mail address, or a number as it is dialled where the desk is. */
      reachedAt: z.string().trim().min(1).max(254).optional(),
      wishedChannel: WishedChannel.nullable().optional(),
      quiet: Quiet.nullable().optional(),
    }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
