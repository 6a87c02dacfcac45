import { type Actor, engagementOf } from './model.ts';
import type { Row, World } from './world.ts';

/** Whether somebody passes customers on under an engagement: as one of the third party's people, or by its link. */
export function refersUnderIt(world: World, actor: Actor, row: Row<'engagements'>): boolean {
  const { desk_id, id: engagement_id, organization_id } = row;
  if (engagementOf(world, { desk_id, engagement_id })?.role !== 'third party') return false;
  if (actor.kind === 'person') return organization_id === actor.organization;
  return world.referral_links.some(
    (link) =>
      actor.kind === 'referral-link' &&
      link.id === actor.id &&
      [link.desk_id, desk_id].every((id) => id === actor.desk) &&
      link.engagement_id === engagement_id,
  );
}

export const isUnder = (engagements: Row<'engagements'>[], row: Row<'referrals'>): boolean =>
  engagements.some((one) => one.desk_id === row.desk_id && one.id === row.engagement_id);
