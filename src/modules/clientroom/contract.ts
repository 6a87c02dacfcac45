import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { CaseRow, theCase } from '../cases/contract.ts';
import { desk, ProposalView } from '../desks/contract.ts';

import { Who } from '../people/contract.ts';
import { TaskView } from '../tasks/contract.ts';

/** Something that the client is asked and has not answered. */
export const Awaited = TaskView.extend({
  customer: z.string(),
  /** When it is too late for the customer: their next word, or the time by which it is needed. */
  breaksAt: instant,
});
export type Awaited = z.infer<typeof Awaited>;

const OnCase = z.object({
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  at: instant,
});
export type OnCase = z.infer<typeof OnCase>;

/**
 * Danger that was marked, something that went wrong and that the customer does not know yet or was told, a customer who
 * has not heard though it is time, or a question that the client let pass.
 */
export const BadNews = OnCase.extend({
  kind: z.enum(['danger', 'untold', 'setback', 'silence', 'lapsed']),
  /** Of what went wrong, what it was; of a question that was let pass, what happened instead. */
  what: z.string().nullable(),
});
export type BadNews = z.infer<typeof BadNews>;

/** How often something was done in the client's name, and on how many cases. */
export const Deed = z.object({
  /** A reply, call, hand-off, extra step or done; or an act with its kind, such as "act refund". */
  kind: z.string(),
  /** Of an act, what the desk calls it. */
  name: z.string().nullable(),
  count: z.int(),
  cases: z.int(),
});
export type Deed = z.infer<typeof Deed>;

/** What a customer said, or how it begins. */
export const Heard = OnCase.extend({ entryId: z.uuid(), text: z.string(), isCut: z.boolean() });
export type Heard = z.infer<typeof Heard>;

/** When the client's own people last spoke to a customer, and who of them has stepped in on a case. */
export const Spoke = z.object({
  client: z.string(),
  last: OnCase.extend({ who: Who }).nullable(),
  here: Who.extend({ since: instant }).nullable(),
});
export type Spoke = z.infer<typeof Spoke>;

/** So far back it is counted what was missing. */
export const shortfallDays = 90;

/** How often something was missing in what came from a form or system, and the last of it. */
export const Shortfall = z.object({
  source: z.string(),
  count: z.int(),
  latest: z.array(OnCase.omit({ customer: true, at: true }).extend({ text: z.string() })),
});
export type Shortfall = z.infer<typeof Shortfall>;

const Words = z.string().trim().min(1).max(1000);

const Morning = {
  /** Such as 07:00; null: it is not sent. */
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  channel: z.enum(['mail', 'text']),
  /** Whether it comes where there is nothing to say, too. */
  alsoNothing: z.boolean(),
};

export const clientroomApi = {
  awaited: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/awaited',
    summary:
      'What those who work on a desk wait for from its client, the most urgent for a customer first, and, for whoever decides there, who waits to be admitted',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      items: z.array(Awaited),
      next: z.null(),
      /** All that is asked, of which the first stand here. */
      count: z.int(),
      proposals: z.array(ProposalView),
    }),
    reveals: ({ items }) =>
      items.flatMap(({ case: about }) =>
        about ? [{ deskId: about.deskId, caseId: about.id, as: 'listed' as const }] : [],
      ),
  }),
  morning: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/morning',
    summary:
      'What the client of a desk is to know of yesterday: what went wrong up to now, and what was done in its name',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      /** Yesterday, by the clock of the desk. */
      day: z.iso.date(),
      badNews: z.array(BadNews),
      done: z.array(Deed),
    }),
    reveals: ({ badNews }) =>
      badNews.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
  }),
  words: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/morning/words',
    summary:
      'What five customers said yesterday, taken at random and the same all day for one reader: their own words',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(Heard), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'opened' as const })),
  }),
  myMorning: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/mornings/mine',
    summary: 'When I am sent the morning by mail or text, by the clock of the desk',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({
      ...Morning,
      /** Whether I have a number there at which I am texted. */
      takesTexts: z.boolean(),
    }),
    reveals: nothing,
  }),
  chooseMorning: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/mornings',
    summary: 'Choose when I am sent the morning, once a day, by mail or text; only for the client’s people',
    scope: 'write',
    input: z.object({ desk, ...Morning }),
    output: Made,
    reveals: nothing,
  }),
  spoke: endpoint({
    method: 'GET',
    path: '/api/cases/:case/client',
    summary:
      'When the client’s own people last spoke to the customer of a case, on any case of theirs, and whether one of them has stepped in on this one',
    scope: 'read',
    input: z.object({ case: theCase }),
    output: Spoke,
    reveals: ({ last }) =>
      last ? [{ deskId: last.deskId, caseId: last.caseId, as: 'listed' as const }] : [],
  }),
  stepIn: endpoint({
    method: 'POST',
    path: '/api/cases/:case/stepping-in',
    summary:
      'Speak with the customer of a case in person, for the client; the owner stays, and the customer sees it',
    scope: 'write',
    input: z.object({ case: theCase }),
    output: Made,
    reveals: nothing,
  }),
  handBack: endpoint({
    method: 'POST',
    path: '/api/cases/:case/handing-back',
    summary: 'Leave a case with its owner again, with what they should know',
    scope: 'write',
    input: z.object({ case: theCase, text: z.string().trim().min(1).max(5000).optional() }),
    output: Made,
    reveals: nothing,
  }),
  shortfalls: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/shortfalls',
    summary:
      'From which forms and systems requests came in the last ninety days in which something was missing, most often first; it names nobody',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(Shortfall), next: z.null() }),
    reveals: ({ items }) =>
      items.flatMap(({ latest }) =>
        latest.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' as const })),
      ),
  }),
  noteShortfall: endpoint({
    method: 'POST',
    path: '/api/cases/:case/shortfalls',
    summary: 'Note what was missing in a request, what was filled in, and from which form or system it came',
    scope: 'write',
    input: z.object({
      case: theCase,
      source: z.string().trim().min(1).max(80),
      missing: Words,
      filled: Words.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  raiseNeed: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/needs',
    summary:
      'Ask for something as somebody of the client, for a customer or for myself: a case with owner and next word by',
    scope: 'write',
    input: z.object({
      desk,
      text: z.string().trim().min(1).max(20_000),
      customer: z.union([
        z.literal('me'),
        z.object({
          name: z.string().trim().min(1).max(200),
          /** A mail address or a telephone number. */
          address: z.string().trim().min(3).max(254),
        }),
      ]),
    }),
    output: Made,
    reveals: nothing,
  }),
  casesBehind: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/morning/cases',
    summary: 'The cases on which something was done in the client’s name yesterday, the newest first',
    scope: 'read',
    input: z.object({ desk, kind: z.string().max(60) }),
    output: z.object({ items: z.array(CaseRow), next: z.null() }),
    reveals: ({ items }) => items.map(({ deskId, id }) => ({ deskId, caseId: id, as: 'listed' as const })),
  }),
};
