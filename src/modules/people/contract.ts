import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { HoursSchema } from '../../platform/time/hours.ts';

export const PersonName = z.string().trim().min(1).max(200);
export const OrganizationName = z.string().trim().min(1).max(200);
/** A customer's page holds two of them and stays small. */
export const mostPictureBytes = 6144;

/** Who somebody is, as anyone on the case may read it: "Dana Okafor, works for Clearline, in Leeds". */
export const Who = z.object({
  id: z.uuid(),
  name: z.string(),
  organization: z.string().nullable(),
  place: z.string().nullable(),
});
export type Who = z.infer<typeof Who>;

export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  mail: z.string().nullable(),
  place: z.string().nullable(),
  /** A data URL. */
  picture: z.string().nullable(),
  languages: z.array(z.string()),
  zone: z.string(),
  hours: HoursSchema.nullable(),
  organization: z.object({ id: z.uuid(), name: z.string(), administrator: z.boolean() }),
  desks: z.array(
    z.object({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      color: z.string(),
      zone: z.string(),
      /** Whom somebody there rings about danger. */
      emergencyNumber: z.string(),
      role: z.enum(['accountable', 'lead', 'agent', 'expert']),
      side: z.enum(['client', 'provider']),
      /** Whether it is I who answers for it, and not for a while in place of whoever does. */
      isMine: z.boolean(),
      /** A standing rule asks for their word about whoever is to come by it. */
      isNamed: z.boolean(),
      /** Whether the client is one person. */
      onePerson: z.boolean(),
      /** Whether another company works there in the client's name. */
      served: z.boolean(),
    }),
  ),
});
export type Me = z.infer<typeof Me>;

export const Member = z.object({
  id: z.uuid(),
  name: z.string(),
  mail: z.string().nullable(),
  administrator: z.boolean(),
  departmentId: z.uuid().nullable(),
  department: z.string().nullable(),
  endedAt: instant.nullable(),
});

export const Absence = z.object({
  id: z.uuid(),
  startsAt: instant,
  endsAt: instant,
  standIn: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type Absence = z.infer<typeof Absence>;

export const peopleApi = {
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    summary: 'Who I am, for which organization I act, and on which desks I work',
    scope: 'read',
    input: z.object({}),
    output: Me,
    reveals: nothing,
  }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/api/me',
    summary:
      'Change my name, place, languages, zone, working hours and picture: a JPEG, PNG or WebP of at most 6 kB as a data URL',
    scope: 'people',
    input: z.object({
      name: PersonName.optional(),
      place: z.string().trim().max(200).nullable().optional(),
      languages: z.array(language).min(1).max(20).optional(),
      zone: z.string().min(1).max(60).optional(),
      hours: HoursSchema.nullable().optional(),
      picture: z.string().nullable().optional(),
    }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  beAway: endpoint({
    method: 'POST',
    path: '/api/me/absences',
    summary: 'Be away for a time, with somebody who stands in',
    scope: 'people',
    input: z.object({ startsAt: instant, endsAt: instant, standInId: z.uuid().nullable() }),
    output: Made,
    reveals: nothing,
  }),
  absences: endpoint({
    method: 'GET',
    path: '/api/me/absences',
    summary: 'When I am or will be away, soonest first',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(Absence), next: z.null() }),
    reveals: nothing,
  }),
  withdrawAbsence: endpoint({
    method: 'DELETE',
    path: '/api/me/absences/:absence',
    summary: 'Not be away after all, or be back early',
    scope: 'people',
    input: z.object({ absence: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  makeToken: endpoint({
    method: 'POST',
    path: '/api/me/tokens',
    summary: 'Make a personal API token for the organization acted for; it is shown once',
    scope: 'people',
    input: z.object({
      name: z.string().trim().min(1).max(100),
      scopes: z
        .array(z.enum(['read', 'write', 'people', 'desks']))
        .min(1)
        .optional(),
      days: z.int().min(1).max(366).optional(),
    }),
    output: z.object({ id: z.uuid(), token: z.string(), expiresAt: instant }),
    reveals: nothing,
  }),
  tokens: endpoint({
    method: 'GET',
    path: '/api/me/tokens',
    summary: 'My API tokens',
    scope: 'people',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          scopes: z.array(z.string()),
          expiresAt: instant,
          revokedAt: instant.nullable(),
        }),
      ),
      next: z.null(),
    }),
    reveals: nothing,
  }),
  endToken: endpoint({
    method: 'DELETE',
    path: '/api/me/tokens/:token',
    summary: 'End an API token',
    scope: 'people',
    input: z.object({ token: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  members: endpoint({
    method: 'GET',
    path: '/api/members',
    summary: 'The people of the organization I act for',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(Member), next: z.null() }),
    reveals: nothing,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/api/members',
    summary:
      'Add a person to the organization I administer, or take back who has left; they sign in by a link to their mail address',
    scope: 'people',
    input: z.object({ name: PersonName, mail: z.email().max(254), administrator: z.boolean().optional() }),
    output: Made,
    reveals: nothing,
  }),
  changeMember: endpoint({
    method: 'PATCH',
    path: '/api/members/:person',
    summary: 'Put a member into a department or out of it, or let them administer the organization',
    scope: 'people',
    input: z.object({
      person: z.uuid(),
      departmentId: z.uuid().nullable().optional(),
      administrator: z.boolean().optional(),
    }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  endMembership: endpoint({
    method: 'DELETE',
    path: '/api/members/:person',
    summary:
      'End a membership: its streams and tokens end with it, and the sessions of who works for nobody else here',
    scope: 'people',
    input: z.object({ person: z.uuid() }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  changeOrganization: endpoint({
    method: 'PATCH',
    path: '/api/organization',
    summary: 'Rename the organization I administer',
    scope: 'people',
    input: z.object({ name: OrganizationName }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  departments: endpoint({
    method: 'GET',
    path: '/api/departments',
    summary: 'The departments of the organization I act for',
    scope: 'read',
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })), next: z.null() }),
    reveals: nothing,
  }),
  addDepartment: endpoint({
    method: 'POST',
    path: '/api/departments',
    summary: 'Add a department to the organization I administer',
    scope: 'people',
    input: z.object({ name: z.string().trim().min(1).max(200) }),
    output: Made,
    reveals: nothing,
  }),
  changeDepartment: endpoint({
    method: 'PATCH',
    path: '/api/departments/:department',
    summary: 'Rename a department of the organization I administer',
    scope: 'people',
    input: z.object({ department: z.uuid(), name: z.string().trim().min(1).max(200) }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
};
