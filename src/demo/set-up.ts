import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { admit } from '../modules/desks/commands/admit.ts';
import { changeDesk } from '../modules/desks/commands/change-desk.ts';
import { engage } from '../modules/desks/commands/engage.ts';
import { openDesk } from '../modules/desks/commands/open-desk.ts';
import { deskView } from '../modules/desks/queries/desk-view.ts';
import { markNeeds } from '../modules/mandates/commands/mark-needs.ts';
import { changeMe } from '../modules/people/commands/me.ts';
import { addDepartment, addMember, addPerson } from '../modules/people/commands/members.ts';
import { keepAddress } from '../modules/tasks/commands/keep-address.ts';
import type { Credential, RosterRole } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database/database.ts';
import {
  type DeskKey,
  type DeskPlan,
  departments,
  desks,
  type OrganizationKey,
  organizations,
  type PersonKey,
  people,
} from './cast.ts';

export type InstalledDesk = {
  id: string;
  /** Engagements and departments by whom they are of. */
  engagements: Partial<Record<OrganizationKey, string>>;
};

export type Installed = {
  organizations: Record<OrganizationKey, string>;
  people: Record<PersonKey, string>;
  desks: Record<DeskKey, InstalledDesk>;
  departments: Record<string, string>;
};

export const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];

const recordOf = <K extends string, V>(keys: K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;

/** Founds the companies, adds their people and opens the desks, by the same commands as anybody would. */
export async function setUp(database: Database): Promise<Installed> {
  const installed: Installed = {
    organizations: recordOf(keysOf(organizations), () => uuid()),
    people: recordOf(keysOf(people), () => uuid()),
    desks: recordOf(keysOf(desks), () => ({ id: '', engagements: {} })),
    departments: {},
  };
  await foundOrganizations(database, installed);
  await addColleagues(database, installed);
  for (const name of departments) {
    const { id } = await database.as(as(installed, 'margaret'), (ctx) => addDepartment(ctx, { name }));
    installed.departments[name] = id;
  }
  for (const desk of keysOf(desks))
    installed.desks[desk] = await openDeskOf(database, installed, desks[desk]);
  return installed;
}

export function as(installed: Installed, person: PersonKey): Credential {
  const organizationId = installed.organizations[people[person].organization];
  return { kind: 'person', personId: installed.people[person], organizationId };
}

const firstOf = (organization: OrganizationKey) =>
  keysOf(people).find((person) => people[person].organization === organization);

/** The operator makes each organization with its first person, who then adds the others. */
async function foundOrganizations(database: Database, installed: Installed): Promise<void> {
  await database.as({ kind: 'operator' }, async (ctx) => {
    for (const key of keysOf(organizations)) {
      const { name, country } = organizations[key];
      const organizationId = installed.organizations[key];
      await sql`select app.found_organization(${organizationId}, ${name}, ${country})`.execute(ctx.db);
      const first = firstOf(key);
      if (!first) continue;
      const { name: personName, mail } = people[first];
      const id = installed.people[first];
      await addPerson(ctx, { id, name: personName, mail, organizationId, administrator: true });
    }
  });
}

async function addColleagues(database: Database, installed: Installed): Promise<void> {
  for (const key of keysOf(people)) {
    const { name, mail, organization, place, languages, zone, hours } = people[key];
    const first = firstOf(organization);
    if (first && first !== key) {
      const made = await database.as(as(installed, first), (ctx) => addMember(ctx, { name, mail }));
      installed.people[key] = made.id;
    }
    await database.as(as(installed, key), (ctx) => changeMe(ctx, { place, languages, zone, hours }));
  }
}

async function openDeskOf(database: Database, installed: Installed, plan: DeskPlan): Promise<InstalledDesk> {
  const { name, slug, address, color, zone, languages, hours, accountable } = plan;
  const decide = <T>(work: (ctx: Context) => Promise<T>) => database.as(as(installed, accountable), work);
  const { id } = await decide((ctx) => openDesk(ctx, { name, slug, address, color, zone, languages, hours }));
  await decide((ctx) => changeDesk(ctx, { desk: slug, ...plan.register }));
  for (const need of plan.needs) await decide((ctx) => markNeeds(ctx, { desk: slug, ...need }));
  const view = await decide((ctx) => deskView(ctx, { desk: slug }));
  const engagements: InstalledDesk['engagements'] = {};
  for (const { id: engagement, organization } of view.engagements) {
    const key = keysOf(organizations).find((known) => organizations[known].name === organization.name);
    if (key) engagements[key] = engagement;
  }
  for (const { organization, purpose, data, agreed, askedAt: address } of plan.engaged) {
    const { role } = organizations[organization];
    if (role === 'client') continue;
    const organizationId = installed.organizations[organization];
    const made = await decide((ctx) =>
      engage(ctx, { desk: slug, organizationId, role, purpose, data, ...agreed }),
    );
    engagements[organization] = made.id;
    if (!address) continue;
    const where = { engagementId: made.id, address, domain: address.split('@')[1] };
    await decide((ctx) => keepAddress(ctx, { desk: slug, ...where }));
  }
  for (const { person: key, role } of plan.roster) {
    const place = placeOf(installed, { engagements, key, role });
    await decide((ctx) => admit(ctx, { desk: slug, ...place }));
  }
  return { id, engagements };
}

type Place = { engagements: InstalledDesk['engagements']; key: PersonKey; role: RosterRole };

export function placeOf(installed: Installed, { engagements, key, role }: Place) {
  const engagementId = engagements[people[key].organization];
  if (!engagementId) throw new Error(`${key} works for nobody on this desk`);
  return { personId: installed.people[key], engagementId, role };
}
