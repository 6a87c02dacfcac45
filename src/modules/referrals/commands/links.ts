import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, notFound, permit } from '../../../platform/refusal.ts';
import { referralLinkToken } from '../../conversations/index.ts';
import { engagementOf, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import type { referralsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** A standing link, of which each third party has one: making another ends the one before. */
export async function makeReferralLink(
  ctx: Context,
  input: Input<typeof referralsApi.makeLink>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, deskId));
  const engagement = await engagementOf(ctx, { deskId, engagementId: input.engagementId });
  if (engagement.role !== 'third party')
    throw invalid('referral-link.on-desk', 'This company works on the desk, and begins cases there.');

  const id = uuid();
  await end(ctx, deskId, engagement.id);
  await tables(ctx)
    .insertInto('referralLinks')
    .values({
      ...{ deskId, id, engagementId: engagement.id, madeById: ctx.actor.id, endedAt: null },
      tokenHash: hashOf(referralLinkToken(ctx.site, id)),
    })
    .execute();
  return { id };
}

export async function endReferralLink(
  ctx: Context,
  input: Input<typeof referralsApi.endLink>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, deskId));
  const ended = await end(ctx, deskId, input.engagement);
  if (ended === 0n) throw notFound('referral-link.not-found', 'This company has no link here.');
  return { id: input.engagement };
}

async function end(ctx: Context, deskId: string, engagementId: string): Promise<bigint> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('referralLinks')
    .set({ endedAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('engagementId', '=', engagementId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows;
}
