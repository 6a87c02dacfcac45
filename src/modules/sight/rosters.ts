import { isMember } from './model.ts';
import type { Row, World } from './world.ts';

type OfDesk = { desk_id: string; engagement_id: string };

const roleOf = (world: World, entry: OfDesk) =>
  world.engagements.find((row) => row.desk_id === entry.desk_id && row.id === entry.engagement_id)?.role;

export const isOfClient = (world: World, entry: Row<'roster'>) => roleOf(world, entry) === 'client';

/** The client's own engagement, or that of a company that works for it. */
export function isOfOurs(world: World, entry: OfDesk): boolean {
  const role = roleOf(world, entry);
  return role === 'client' || role === 'provider';
}

/** A desk's people belong to their organization, and no third party has any there. */
export function mayStand(world: World, entry: Row<'roster' | 'proposals'>): boolean {
  return isOfOurs(world, entry) && isMember(world, entry.person_id, entry.organization_id);
}
