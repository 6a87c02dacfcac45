import type { Step } from './people-steps.ts';

/** A company that works on the first desk now, through somebody who leads there and has a colleague. */
const provider: Step = ({ world, add, id }) => {
  const [desk] = world.desks;
  if (!desk) return;
  const { id: organization_id } = add('organizations', { id: id() });
  const [lead] = [id(), id()].map((person_id) => {
    add('persons', { id: person_id });
    add('person_settings', { person_id, mail: `${person_id}@people.example` });
    const since = { administrator: false, started_at: -9, ended_at: null };
    return add('memberships', { organization_id, person_id, ...since }).person_id;
  });
  const running = { role: 'provider' as const, starts_at: -9, ends_at: null };
  const { id: engagement_id } = add('engagements', {
    desk_id: desk.id,
    id: id(),
    organization_id,
    ...running,
  });
  if (!lead) return;
  add('roster', {
    ...{ desk_id: desk.id, person_id: lead, organization_id, engagement_id, role: 'lead' },
    ...{ admitted_by_id: null, admitted_at: -9, ended_at: null },
  });
};

/**
 * By everybody who stands or stood on a roster, somebody of their company is proposed there, under ids that other desks
 * have as well; the rules that would admit them, with whom these name and what was said of them; and links to the first of each desk, of which some lead nowhere any more. Made of what was drawn, so that
 * the worlds stay as they are.
 */
export const proposals: Step = (building, draw) => {
  provider(building, draw);
  const { world, add, id, hash } = building;
  const ids: string[] = [];
  for (const { id: desk_id } of world.desks) {
    const roster = world.roster.filter((row) => row.desk_id === desk_id);
    for (const [at, { person_id, organization_id, engagement_id }] of roster.entries()) {
      ids[at] ??= id();
      const members = world.memberships.filter((row) => row.organization_id === organization_id);
      const proposed = members[at % members.length];
      if (!proposed) continue;
      const waits = world.proposals.some(
        (row) => row.desk_id === desk_id && row.person_id === proposed.person_id && row.state === 'proposed',
      );
      const isDecided = waits || at % 3 === 2;
      add('proposals', {
        ...{ desk_id, id: ids[at], person_id: proposed.person_id, organization_id, engagement_id },
        ...{ role: 'agent', title: 'x', proposed_by_id: person_id },
        ...{ state: isDecided ? 'refused' : 'proposed', decided_at: isDecided ? 0 : null },
        decided_by_id: isDecided ? person_id : null,
      });
    }
    const engagements = world.engagements.filter((row) => row.desk_id === desk_id);
    for (const { id: engagement_id, role } of engagements)
      if (role !== 'client')
        for (const [at, { person_id }] of roster.entries())
          add('endings', { desk_id, engagement_id, person_id, seen_at: at % 3 === 2 ? -1 : null });
    for (const { id: engagement_id } of engagements)
      for (const ended_at of [null, 0])
        add('roster_rules', {
          ...{ desk_id, id: id(), engagement_id, roles: ['agent'], words: 'x', ended_at },
          signed_by_id: roster[0]?.person_id ?? id(),
          trained_by_id: roster[0]?.person_id ?? null,
          vouched_by_id: roster.at(-1)?.person_id ?? null,
        });
    for (const { id: proposal_id } of world.proposals.filter((row) => row.desk_id === desk_id))
      for (const { person_id } of roster.slice(0, 1))
        add('assurances', { desk_id, proposal_id, kind: 'trained', person_id });
    const bundle = world.proposals.filter((row) => row.desk_id === desk_id).map((row) => row.id);
    for (const [at, { person_id }] of roster.slice(0, 3).entries())
      for (const expires_at of at === 0 ? [9, 0] : [9])
        add('proposal_links', {
          ...{ desk_id, id: id(), person_id, proposals: bundle.slice(0, 2), token_hash: hash(), expires_at },
        });
  }
};
