import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import {
  Country,
  DeskAddress,
  DeskSettings,
  desk,
  desksApi,
  ProposalView,
  RegisterWords,
  Slug,
} from '../desks/contract.ts';
import { FirstKind, mandatesApi } from '../mandates/contract.ts';
import { OrganizationName, PersonName, Who } from '../people/contract.ts';
import { CompanyDomain } from '../tasks/contract.ts';

const Words = z.string().trim().max(1000);

/** What may be done in the client's name beside what every desk begins with. */
const Kind = mandatesApi.addActKind.input.omit({ desk: true });
const mostKinds = 30;

const Mandate = mandatesApi.setMandate.input.omit({ desk: true, engagementId: true });

/** Who answers for the client, and where they are asked: by mail, or by text where they have no mail or read none. */
const Answers = z
  .object({
    name: PersonName,
    mail: z.email().max(254).toLowerCase().optional(),
    number: z.string().trim().min(3).max(40).optional(),
  })
  .refine(
    ({ mail, number }) => (mail === undefined) !== (number === undefined),
    'Say where they are asked: a mail address or a mobile number.',
  );

/** Who is asked for things there without working on it. */
const ThirdParty = z
  .object({
    name: OrganizationName,
    purpose: Words.min(1),
    address: z.email().max(254).optional(),
    domain: CompanyDomain.optional(),
    data: z.array(z.string().min(1).max(100)).max(20).optional(),
    keptIn: Country.optional(),
    pay: Words.optional(),
    /** Of a customer, with what it is asked; left out: nothing. */
    mayBeGiven: desksApi.engage.input.shape.mayBeGiven,
  })
  .refine(
    ({ address, domain }) => address !== undefined || domain !== undefined,
    'Say a mail address or a domain of theirs.',
  );

/** Whoever answers for the client, or somebody who is to work there. */
const Named = z.union([z.literal('client'), z.uuid()]);
export type Named = z.infer<typeof Named>;

/** By which whoever we propose later comes in. */
const Rule = desksApi.signRosterRule.input
  .pick({ roles: true, words: true, vetoHours: true })
  .extend({ trainedBy: Named.optional(), vouchedBy: Named.optional() });

/** Somebody of the client who stands in for whoever answers there, in a span that is known or when they say so. */
const Deputy = z.object({
  name: PersonName,
  mail: z.email().max(254).toLowerCase(),
  away: z.object({ from: instant, until: instant }).optional(),
});

/** All that a client confirms with one word. */
export const Prepared = z.object({
  client: OrganizationName,
  country: Country.optional(),
  answers: Answers,
  /** In which they are asked. */
  language,
  desk: DeskSettings.extend({
    slug: Slug,
    address: DeskAddress,
    holidays: DeskSettings.shape.holidays.optional(),
  }),
  /** What the register of article 30 says in words. */
  register: RegisterWords.partial().optional(),
  thirdParties: z.array(ThirdParty).max(20).optional(),
  needs: z
    .array(mandatesApi.markNeeds.input.omit({ desk: true }))
    .max(30)
    .optional(),
  rule: Rule.optional(),
  deputies: z.array(Deputy).max(5).optional(),
  kinds: z.array(Kind).max(mostKinds).optional(),
  /** What whoever prepares it will do there, with which data, kept where, and how it is paid. */
  purpose: Words.min(1),
  data: z.array(z.string().min(1).max(100)).max(50),
  keptIn: Country.optional(),
  pay: Words.optional(),
  agreement: Words.optional(),
  /** Of a file that was uploaded before: what was agreed, which they can open before they say yes. */
  agreementFileId: z.uuid().optional(),
  people: z
    .array(
      z.object({
        personId: z.uuid(),
        ...ProposalView.pick({ role: true, title: true }).shape,
        called: ProposalView.shape.called.optional(),
        skills: ProposalView.shape.skills.optional(),
        languages: z.array(language).max(20).optional(),
      }),
    )
    .max(50),
  mandates: z.array(Mandate).max(FirstKind.options.length + mostKinds),
});
export type Prepared = z.infer<typeof Prepared>;

export const PreparationView = z.object({
  id: z.uuid(),
  version: z.int(),
  what: Prepared,
  agreementFileName: z.string().nullable(),
  preparedBy: Who,
  preparedAt: instant,
  expiresAt: instant,
  state: z.enum(['open', 'expired', 'confirmed', 'refused', 'withdrawn']),
  settledAt: instant.nullable(),
  /** Why the client said no, in their words. */
  reason: z.string().nullable(),
  /** How the link fared. */
  letter: z.enum(['queued', 'leased', 'sent', 'failed', 'lapsed', 'not sent']),
});
export type PreparationView = z.infer<typeof PreparationView>;

export const preparationsApi = {
  inviteCompany: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/companies',
    summary:
      'Take on a company that need not be here: a third party by a mail address or a domain, a provider with whoever leads there first',
    scope: 'desks',
    input: z.object({
      desk,
      name: OrganizationName,
      role: z.enum(['provider', 'third party']),
      purpose: Words.min(1),
      /** Where a third party is asked by mail. */
      address: z.email().max(254).optional(),
      /** From where its mail comes, signed: what carries its reference joins the task. */
      domain: CompanyDomain.optional(),
      /** Of a customer, with what a third party is asked; left out: nothing. */
      mayBeGiven: desksApi.engage.input.shape.mayBeGiven,
      lead: z.object({ name: PersonName, mail: z.email().max(254) }).optional(),
      /** From when on; left out: now. */
      startsAt: instant.optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  preparations: endpoint({
    method: 'GET',
    path: '/api/preparations',
    summary: 'The desks that my organization prepared for clients, newest first, and what came of each',
    scope: 'read',
    input: z.object({}),
    output: z.object({
      items: z.array(PreparationView),
      /** By which ways a client can be asked here. */
      ways: z.object({ mail: z.boolean(), text: z.boolean() }),
      next: z.null(),
    }),
    reveals: nothing,
  }),
  prepare: endpoint({
    method: 'POST',
    path: '/api/preparations',
    summary:
      'Prepare a desk for a client, who is sent one link: nothing is there, sent or open to anybody before they say yes',
    scope: 'desks',
    input: Prepared,
    output: Made,
    reveals: nothing,
  }),
  changePreparation: endpoint({
    method: 'POST',
    path: '/api/preparations/:preparation/versions',
    summary:
      'Prepare it otherwise: the client is asked anew, and what they read before can be confirmed no more',
    scope: 'desks',
    input: Prepared.extend({ preparation: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  withdrawPreparation: endpoint({
    method: 'DELETE',
    path: '/api/preparations/:preparation',
    summary: 'Take back a desk that was prepared and that the client has not confirmed',
    scope: 'desks',
    input: z.object({ preparation: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
