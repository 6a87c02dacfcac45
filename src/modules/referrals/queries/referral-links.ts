import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { referralLinkUrl } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import type { referralsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Whoever has the address of a link passes customers on by it: only the client reads it here. */
export async function referralLinks(
  ctx: Context,
  input: Input<typeof referralsApi.links>,
): Promise<Output<typeof referralsApi.links>> {
  const desk = await visibleDesk(ctx, input.desk);
  const mayRead = mayDecideForClient(ctx.actor, desk.id);
  const links = await tables(ctx)
    .selectFrom('referralLinks')
    .select(['id', 'engagementId', 'recordedAt as at'])
    .where('deskId', '=', desk.id)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute();
  const items = links.map(({ id, ...link }) => ({
    ...link,
    url: mayRead ? referralLinkUrl(ctx.site, id) : null,
  }));
  return { items, next: null };
}

/** The link that an engagement has now, if it has one. */
export async function linkOf(
  ctx: Context,
  of: { deskId: string; engagementId: string },
): Promise<string | undefined> {
  const link = await tables(ctx)
    .selectFrom('referralLinks')
    .select('id')
    .where('deskId', '=', of.deskId)
    .where('engagementId', '=', of.engagementId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return link?.id;
}
