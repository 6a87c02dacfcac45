import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { HoursSchema } from '../../platform/time/hours.ts';
import { Who } from '../people/contract.ts';
import { desk } from './desk-name.ts';
import { endingApi } from './ending-contract.ts';
import { moveApi } from './move-contract.ts';
import { proposalApi } from './proposal-contract.ts';

export { desk } from './desk-name.ts';
export type { EndingView } from './ending-contract.ts';
export type { MoveView } from './move-contract.ts';
export { ProposalView, type RosterRuleView } from './proposal-contract.ts';

export const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export const Country = z.string().regex(/^[A-Z]{2}$/);

/** What stands behind a plus sign in the address of a mail names the case it answers, so a desk's own has none. */
export const DeskAddress = z
  .email()
  .max(254)
  .refine((address) => !address.includes('+'), 'Choose an address without a plus sign.');

export const DeskSettings = z.object({
  name: z.string().trim().min(1).max(200),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  languages: z.array(language).min(1).max(20),
  zone: z.string().min(1).max(60),
  hours: HoursSchema,
  holidays: z.array(z.iso.date()).max(400),
  /** Business minutes until a customer who wrote hears from a person. */
  answerLimitMinutes: z.int().min(1).max(20_160),
  /** Business minutes after which silence is broken, whatever happens. */
  silenceLimitMinutes: z.int().min(1).max(20_160),
  /** The client is one person: nothing that needs colleagues is asked of them. */
  onePerson: z.boolean(),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

const RegisterText = z.string().trim().max(2000);
/** What the register of article 30 says beside who is engaged. */
export const RegisterWords = z.object({
  /** How the controller, and whoever looks after data protection there, is reached. */
  registerContact: RegisterText,
  /** Whose data it is. */
  registerPeople: RegisterText,
  /** When it is erased. */
  registerTimeLimits: RegisterText,
  /** How it is kept safe. */
  registerSecurity: RegisterText,
});
export type RegisterWords = z.infer<typeof RegisterWords>;

export const RosterEntry = z.object({
  person: Who,
  organizationId: z.uuid(),
  role: z.enum(['accountable', 'lead', 'agent', 'expert']),
  /** What was said of them when they were let in. */
  title: z.string().nullable(),
  /** What customers call them, where it is not their name. */
  called: z.string().nullable(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  admittedAt: instant,
  /** When their company begins here; they work on the desk from then on. */
  startsAt: instant,
  endedAt: instant.nullable(),
  /** Away now: until when, and who answers until then. */
  away: z.object({ until: instant, standIn: z.string().nullable() }).nullable(),
  /** Stands in for whoever answers for the desk, and answers for it until then. */
  deputyUntil: instant.nullable(),
});

/** What of a customer a third party may be given with a task. */
export const Given = z.enum(['name', 'contact', 'address', 'thing', 'facts', 'entries', 'files']);
export type Given = z.infer<typeof Given>;

const Purpose = z.string().trim().min(1).max(1000);
const agreed = {
  data: z.array(z.string().min(1).max(100)).max(50).optional(),
  country: Country.nullable().optional(),
  pay: z.string().max(1000).nullable().optional(),
  agreement: z.string().max(1000).nullable().optional(),
  contact: z.string().max(1000).nullable().optional(),
  safeguards: z.string().max(1000).nullable().optional(),
  /** Of a third party, beyond the words of what it is asked. Left out as it begins: nothing. */
  mayBeGiven: z.array(Given).max(Given.options.length).optional(),
};

export const EngagementView = z.object({
  id: z.uuid(),
  organization: z.object({ id: z.uuid(), name: z.string() }),
  role: z.enum(['client', 'provider', 'third party']),
  purpose: z.string(),
  data: z.array(z.string()),
  /** What of a customer it may be given with a task; of a third party alone: others read all of the desk. */
  mayBeGiven: z.array(Given).nullable(),
  country: z.string().nullable(),
  /** How whoever looks after data there is reached, and what keeps data safe that leaves for another country. */
  contact: z.string().nullable(),
  safeguards: z.string().nullable(),
  /** How they are paid, and where the agreement lies: for the client and for themselves; null for everybody else. */
  pay: z.string().nullable(),
  agreement: z.string().nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
});

export const DeskView = DeskSettings.extend({
  ...RegisterWords.shape,
  id: z.uuid(),
  slug: z.string(),
  address: z.string(),
  accountableId: z.uuid(),
  confirmedAt: instant,
  engagements: z.array(EngagementView),
  roster: z.array(RosterEntry),
});
export type DeskView = z.infer<typeof DeskView>;

export const desksApi = {
  ...endingApi,
  ...moveApi,
  ...proposalApi,
  desks: endpoint({
    method: 'GET',
    path: '/api/desks',
    summary: 'The desks I work on',
    scope: 'read',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          slug: z.string(),
          name: z.string(),
          address: z.string(),
          color: z.string(),
        }),
      ),
      next: z.null(),
    }),
    reveals: nothing,
  }),
  openDesk: endpoint({
    method: 'POST',
    path: '/api/desks',
    summary: 'Open a desk of the organization I administer; I am accountable for it',
    scope: 'desks',
    input: DeskSettings.partial({
      color: true,
      languages: true,
      holidays: true,
      answerLimitMinutes: true,
      silenceLimitMinutes: true,
      onePerson: true,
    }).extend({ slug: Slug, address: DeskAddress }),
    output: Made,
    reveals: nothing,
  }),
  desk: endpoint({
    method: 'GET',
    path: '/api/desks/:desk',
    summary: 'A desk: brand, hours, limits, who is engaged and who works on it',
    scope: 'read',
    input: z.object({ desk }),
    output: DeskView,
    reveals: nothing,
  }),
  changeDesk: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk',
    summary: 'Change the settings of a desk',
    scope: 'desks',
    input: DeskSettings.extend(RegisterWords.shape).partial().extend({ desk }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  engage: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/engagements',
    summary: 'Engage an organization on the desk',
    scope: 'desks',
    input: z.object({
      desk,
      organizationId: z.uuid(),
      role: z.enum(['provider', 'third party']),
      purpose: Purpose,
      ...agreed,
      /** Left out: now. */
      startsAt: instant.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  changeEngagement: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk/engagements/:engagement',
    summary: 'Change what an engagement is for, with which data, where, how it is paid and until when',
    scope: 'desks',
    input: z.object({
      desk,
      engagement: z.uuid(),
      purpose: Purpose.optional(),
      ...agreed,
      endsAt: instant.nullable().optional(),
    }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  endEngagement: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/engagements/:engagement',
    summary: 'End an engagement: its people see nothing of the desk any more, at once',
    scope: 'desks',
    input: z.object({ desk, engagement: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  admit: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/roster',
    summary:
      'Admit a person to the roster by name, or change their role there; who becomes accountable answers for the desk in place of whoever did, and who owns open cases there cannot become an expert',
    scope: 'desks',
    input: z.object({
      desk,
      personId: z.uuid(),
      engagementId: z.uuid(),
      role: z.enum(['accountable', 'lead', 'agent', 'expert']),
    }),
    output: Made,
    reveals: nothing,
  }),
  callSomebody: endpoint({
    method: 'PATCH',
    path: '/api/desks/:desk/roster/:person',
    summary: 'Say by which name customers know somebody who works on the desk; null: by their own',
    scope: 'desks',
    input: z.object({ desk, person: z.uuid(), called: z.string().trim().min(1).max(100).nullable() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  dismiss: endpoint({
    method: 'DELETE',
    path: '/api/desks/:desk/roster/:person',
    summary:
      "End a person's work on the desk; their open cases go to their provider's lead, else the accountable person",
    scope: 'desks',
    input: z.object({ desk, person: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
