import type { Step } from './people-steps.ts';

/**
 * A company works for two clients at once, for each on its first desk: one of its people on both, another on the first alone.
 * Somebody is a customer of both, under the same ids and at the same address. Not in the smallest worlds: there most of
 * the mutants are noticed, which is quick while few act. Made of what was drawn, so that the worlds stay as they are.
 */
export const rivals: Step = ({ world, add, id, hash }) => {
  const [first] = world.desks;
  const second = world.desks.find(({ client_id }) => client_id !== first?.client_id);
  if (!first || !second || world.desks.length < 4) return;
  const { id: organization_id } = add('organizations', { id: id() });
  const people = [id(), id()];
  for (const person_id of people) {
    add('persons', { id: person_id });
    add('person_settings', { person_id, mail: `${person_id}@people.example` });
    const since = { administrator: false, started_at: -9, ended_at: null };
    add('memberships', { organization_id, person_id, ...since });
  }
  const [customer_id, point_id] = [id(), id()];
  for (const { id: desk_id } of [first, second]) {
    const engagement_id = id();
    const running = { role: 'provider' as const, starts_at: -9, ends_at: null };
    add('engagements', { desk_id, id: engagement_id, organization_id, ...running });
    for (const person_id of desk_id === first.id ? people : people.slice(0, 1))
      add('roster', {
        ...{ desk_id, person_id, organization_id, engagement_id, role: 'agent' },
        ...{ admitted_by_id: null, admitted_at: -9, ended_at: null },
      });
    add('customers', { desk_id, id: customer_id });
    add('customer_links', { desk_id, id: id(), customer_id, token_hash: hash(), revoked_at: null });
    const reached = { kind: 'mail' as const, address: 'both@customers.example', admitted_by_id: null };
    add('contact_points', { desk_id, id: point_id, customer_id, ...reached });
  }
};
