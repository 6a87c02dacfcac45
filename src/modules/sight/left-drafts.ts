import { isMember, type Standing, standingOf } from './model.ts';
import type { Row, World } from './world.ts';

/** What could not be sent, of somebody who stands here no more, is found by the case's owner and by who leads here. */
export function isLeftDraft(world: World, my: Standing, row: Row<'drafts'>): boolean {
  const { desk_id, case_id, person_id, organization_id } = row;
  const standing = my.work.filter((one) => one.desk_id === desk_id);
  const leads = standing.some(({ role }) => role === 'accountable' || role === 'lead');
  const owns = world.cases.some(
    (one) => one.desk_id === desk_id && one.id === case_id && one.owner_id === my.person,
  );
  const writer = standingOf(world, { kind: 'person', id: person_id, organization: organization_id });
  const isHere = isMember(world, person_id, organization_id) && writer.onDesk(desk_id);
  const isFound = leads || (standing.length > 0 && owns);
  return row.state === 'held' && row.audience === 'customer' && isFound && !isHere;
}
