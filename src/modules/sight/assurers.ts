import { engagementOf, isMember, type Standing } from './model.ts';
import type { Row, World } from './world.ts';

/** The rule that runs for somebody who is proposed. */
const ruleFor = (world: World, proposal: Row<'proposals'>) =>
  world.roster_rules.find(
    (row) =>
      row.desk_id === proposal.desk_id &&
      row.engagement_id === proposal.engagement_id &&
      row.ended_at === null &&
      row.roles.includes(proposal.role),
  );

/** Whose word that rule asks for. */
export function namedFor(world: World, proposal: Row<'proposals'>): string[] {
  const rule = ruleFor(world, proposal);
  return [rule?.trained_by_id, rule?.vouched_by_id].filter((person) => typeof person === 'string');
}

/** Whoever a rule names works there, for the client or for the company that it is about. */
export function namesOurs(world: World, rule: Row<'roster_rules'>): boolean {
  const about = world.engagements.find(
    (row) => row.desk_id === rule.desk_id && row.id === rule.engagement_id,
  )?.organization_id;
  const isOurs = (person: string | null) =>
    person === null ||
    world.roster.some((row) => {
      const side = engagementOf(world, row)?.role;
      const works = row.ended_at === null && isMember(world, person, row.organization_id);
      const isThere = row.desk_id === rule.desk_id && row.person_id === person && works;
      return isThere && (side === 'client' || (side === 'provider' && row.organization_id === about));
    });
  return isOurs(rule.trained_by_id) && isOurs(rule.vouched_by_id);
}

/** Whoever the rule names says it of somebody who waits, in their own name and not of themselves. */
export function mayAssure(
  world: World,
  my: Standing,
  proposal: Row<'proposals'>,
  said: Row<'assurances'>,
): boolean {
  const rule = ruleFor(world, proposal);
  const asked = said.kind === 'trained' ? rule?.trained_by_id : rule?.vouched_by_id;
  const isOf = said.desk_id === proposal.desk_id && said.proposal_id === proposal.id;
  const isMine = my.person !== null && said.person_id === my.person && asked === my.person;
  return isOf && isMine && proposal.state === 'proposed' && proposal.person_id !== my.person;
}
