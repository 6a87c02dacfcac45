import { createHash } from 'node:crypto';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Random } from '../random.ts';
import { asBytea, insertRows, type Row } from './insert-rows.ts';
import { aName } from './words.ts';

export type Person = { id: string; organizationId: string; token: string };
export type Desk = { id: string; slug: string; address: string; staff: Person[] };

const deskCount = 20;
const peopleCount = 40;
const providers = ['Clearline', 'Nightshift'];
const agentsOfLargest = 12;
const agentsOfOthers = 3;

const longAgo = Temporal.Now.instant()
  .subtract({ hours: 24 * 400 })
  .toString();
const backThen = { recorded_at: longAgo };

const week = {
  ...Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['08:00', '18:00']]])),
  6: [['09:00', '13:00']],
  7: [],
};

/** Twenty desks of twenty clients, served by two providers, with forty people; the first desk is the largest. */
export async function fillWorld(client: pg.Client, random: Random): Promise<Desk[]> {
  const helpers = providers.map((name) => ({ id: uuid(), name, country: 'GB' }));
  const clients = Array.from({ length: deskCount }, (_, place) => ({
    id: uuid(),
    name: `Client ${place + 1}`,
    country: 'DE',
  }));
  await insertRows(client, 'organizations', [...helpers, ...clients]);
  const owners = clients.map(({ id }) => aPerson(id));
  const agents = Array.from({ length: peopleCount - deskCount }, (_, place) =>
    aPerson(random.of(helpers.slice(place % 3 ? 0 : 1)).id),
  );
  await fillPeople(client, random, [...owners, ...agents]);

  const desks: Desk[] = [];
  for (const [place, owner] of owners.entries()) {
    const count = place === 0 ? agentsOfLargest : agentsOfOthers;
    const staff = Array.from(
      { length: count },
      (_, step) => agents[(place * 7 + step) % agents.length] ?? owner,
    );
    desks.push(await fillDesk(client, place, [owner, ...staff]));
  }
  return desks;
}

const aPerson = (organizationId: string): Person => ({
  id: uuid(),
  organizationId,
  token: `tl_${uuid().replaceAll('-', '')}`,
});

async function fillPeople(client: pg.Client, random: Random, people: Person[]): Promise<void> {
  await insertRows(
    client,
    'persons',
    people.map(({ id }) => ({ id, name: aName(random), place: 'Leeds', ...backThen })),
  );
  await insertRows(
    client,
    'person_settings',
    people.map(({ id }) => ({
      person_id: id,
      mail: `${id}@staff.example`,
      languages: ['en'],
      zone: 'Europe/Berlin',
      ...backThen,
    })),
  );
  await insertRows(
    client,
    'memberships',
    people.map(({ id, organizationId }) => ({
      organization_id: organizationId,
      person_id: id,
      administrator: false,
      started_at: longAgo,
    })),
  );
  await insertRows(client, 'api_tokens', people.map(aToken));
}

const aToken = ({ id, organizationId, token }: Person): Row => ({
  person_id: id,
  id: uuid(),
  organization_id: organizationId,
  name: 'bench',
  token_hash: asBytea(createHash('sha256').update(token).digest()),
  scopes: ['read', 'write'],
  expires_at: '2100-01-01T00:00:00Z',
  ...backThen,
});

async function fillDesk(client: pg.Client, place: number, staff: Person[]): Promise<Desk> {
  const desk = { id: uuid(), slug: `desk-${place + 1}`, address: `help@desk-${place + 1}.example`, staff };
  const [owner] = staff;
  if (!owner) throw new Error('a desk has an owner');
  const companies = [...new Set(staff.map((person) => person.organizationId))];
  const engagements = new Map(companies.map((company) => [company, uuid()]));
  await client.query('begin');
  await insertRows(client, 'desks', [
    {
      id: desk.id,
      slug: desk.slug,
      name: `Desk ${place + 1}`,
      client_id: owner.organizationId,
      address: desk.address,
      color: '#2f5d8a',
      languages: ['en'],
      zone: 'Europe/Berlin',
      hours: { week },
      holidays: [],
      answer_limit_minutes: 240,
      silence_limit_minutes: 1440,
      accountable_id: owner.id,
      confirmed_at: longAgo,
      version: 1,
      ...backThen,
    },
  ]);
  await insertRows(
    client,
    'engagements',
    [...engagements].map(([organization, id]) => ({
      desk_id: desk.id,
      id,
      organization_id: organization,
      role: organization === owner.organizationId ? 'client' : 'provider',
      purpose: 'serves the customers of this desk',
      data: ['name', 'mail'],
      starts_at: longAgo,
      ...backThen,
    })),
  );
  await insertRows(
    client,
    'roster',
    staff.map((person) => ({
      desk_id: desk.id,
      person_id: person.id,
      organization_id: person.organizationId,
      engagement_id: engagements.get(person.organizationId),
      role: person === owner ? 'accountable' : 'agent',
      admitted_by_id: owner.id,
      admitted_at: longAgo,
    })),
  );
  await client.query('commit');
  return desk;
}
