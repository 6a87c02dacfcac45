import type { Building, Draw } from './world-builder.ts';
import type { Days } from './world-of-people.ts';

export type Step = (building: Building, draw: Draw) => void;

/** From when to when something runs: mostly now, sometimes not yet, not any more, or only just. */
export function span(draw: Draw): { from: Days; to: Days | null } {
  const from = draw.from(-9, -9, -9, 0, 1);
  const to = draw.from<Days | null>(null, null, null, -1, 0, 2);
  return { from, to: to !== null && to < from ? null : to };
}

export const organization: Step = ({ add, id }) => {
  const { id: organization_id } = add('organizations', { id: id() });
  add('departments', { organization_id, id: id() });
};

export const person: Step = ({ world, add, id }, draw) => {
  const { id: person_id } = add('persons', { id: id() });
  add('person_settings', { person_id, mail: `${person_id}@people.example` });
  const organization = draw.one(world.organizations);
  if (!organization) return;
  add('memberships', {
    organization_id: organization.id,
    person_id,
    administrator: draw.once(2),
    started_at: -9,
    ended_at: draw.from<Days | null>(null, null, null, null, -1),
  });
  if (draw.once(2)) add('person_pictures', { person_id, type: 'image/jpeg' });
};

/** Somebody works for a further organization. */
export const membership: Step = ({ world, add }, draw) => {
  const [who, where] = [draw.one(world.persons), draw.one(world.organizations)];
  const there = world.memberships.some(
    (row) => row.person_id === who?.id && row.organization_id === where?.id,
  );
  if (!who || !where || there) return;
  const { from, to } = span(draw);
  add('memberships', {
    organization_id: where.id,
    person_id: who.id,
    administrator: draw.once(2),
    started_at: from,
    ended_at: to,
  });
};

export const absence: Step = ({ world, add, id }, draw) => {
  const [away, standIn] = [
    draw.one([...world.cases.map((row) => row.owner_id), ...world.persons.map((row) => row.id)]),
    draw.one(world.persons),
  ];
  if (!away) return;
  const { from, to } = span(draw);
  add('absences', {
    person_id: away,
    id: id(),
    starts_at: from,
    ends_at: to !== null && to > from ? to : 5,
    stand_in_id: standIn && standIn.id !== away ? standIn.id : null,
    withdrawn_at: draw.from<Days | null>(null, null, -1),
  });
};

/** Of every other owner's desk somebody stands in; of every fourth that one is away too, and names whoever comes next. */
export const standIns: Step = ({ world, add, id }) => {
  const away = (person_id: string, stand_in_id: string | null) =>
    add('absences', { person_id, id: id(), starts_at: -1, ends_at: 3, stand_in_id, withdrawn_at: null });
  for (const [at, { desk_id, owner_id }] of world.cases.entries()) {
    const others = world.roster.filter((row) => row.desk_id === desk_id && row.person_id !== owner_id);
    const [first, second] = others.map((row) => row.person_id);
    if (at % 2 === 1 || !first) continue;
    away(owner_id, first);
    if (at % 4 === 0) away(first, second ?? owner_id);
  }
};

export const token: Step = ({ world, add, id, hash }, draw) => {
  const member = draw.one(world.memberships);
  if (!member) return;
  add('api_tokens', {
    person_id: member.person_id,
    id: id(),
    organization_id: member.organization_id,
    token_hash: hash(),
    expires_at: draw.from(9, 9, 0, -1),
    revoked_at: draw.from<Days | null>(null, null, -1),
  });
};

/** A desk with its client's engagement and whoever answers for it; now and then under the id of a person. */
export const desk: Step = ({ world, add, id }, draw) => {
  const opener = draw.one(world.memberships);
  if (!opener) return;
  const taken = new Set(world.desks.map((row) => row.id));
  const ofPerson = draw.one(world.persons.map((row) => row.id).filter((personId) => !taken.has(personId)));
  const deskId = (draw.once(4) && ofPerson) || id();
  const engagementId = id();
  add('desks', {
    id: deskId,
    slug: `desk-${world.desks.length}`,
    client_id: opener.organization_id,
    address: `desk${world.desks.length}@desks.example`,
    zone: 'UTC',
    accountable_id: opener.person_id,
  });
  const running = { role: 'client' as const, starts_at: -9, ends_at: null };
  add('engagements', {
    desk_id: deskId,
    id: engagementId,
    organization_id: opener.organization_id,
    ...running,
  });
  add('roster', {
    desk_id: deskId,
    person_id: opener.person_id,
    organization_id: opener.organization_id,
    engagement_id: engagementId,
    role: 'accountable',
    admitted_by_id: opener.person_id,
    admitted_at: -9,
    ended_at: null,
  });
};

export const engagement: Step = ({ world, add, idOn }, draw) => {
  const [where, who] = [draw.one(world.desks), draw.one(world.organizations)];
  if (!where || !who) return;
  const { from, to } = span(draw);
  add('engagements', {
    desk_id: where.id,
    id: idOn(draw, 'engagements', where.id),
    organization_id: who.id,
    role: draw.from('provider', 'third party'),
    starts_at: from,
    ends_at: to,
  });
};

/** Somebody of an engaged organization comes on the roster, and perhaps has left it again. */
export const admission: Step = ({ world, add }, draw) => {
  const engaged = draw.one(world.engagements);
  if (!engaged) return;
  const onIt = new Set(
    world.roster.filter((row) => row.desk_id === engaged.desk_id).map((row) => row.person_id),
  );
  const member = draw.one(
    world.memberships.filter(
      (row) => row.organization_id === engaged.organization_id && !onIt.has(row.person_id),
    ),
  );
  if (!member) return;
  add('roster', {
    desk_id: engaged.desk_id,
    person_id: member.person_id,
    organization_id: engaged.organization_id,
    engagement_id: engaged.id,
    role: draw.from('agent', 'lead', 'accountable', 'expert'),
    admitted_by_id: null,
    admitted_at: -9,
    ended_at: draw.from<Days | null>(null, null, null, -1, 0),
  });
};
