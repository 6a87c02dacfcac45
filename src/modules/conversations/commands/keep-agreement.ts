import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { agreedEngagement, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import type { conversationsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** The client keeps what was agreed with a company, for itself and for that company. */
export async function keepAgreement(
  ctx: Context,
  { desk: named, engagementId, fileId: id }: Input<typeof conversationsApi.keepAgreement>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, named);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const engagement = await agreedEngagement(ctx, { deskId: desk.id, engagementId });
  const mine = await tables(ctx)
    .selectFrom('files as f')
    .leftJoin('agreements as a', (join) => join.onRef('a.deskId', '=', 'f.deskId').onRef('a.id', '=', 'f.id'))
    .select('f.id')
    .where('f.deskId', '=', desk.id)
    .where('f.id', '=', id)
    .where('f.entryId', 'is', null)
    .where('f.uploadedById', '=', ctx.actor.id)
    .where('a.id', 'is', null)
    .executeTakeFirst();
  if (!mine)
    throw invalid('files.unknown', 'This file is not there any more, or is kept already. Choose it again.');

  const { organizationId } = engagement;
  await tables(ctx)
    .insertInto('agreements')
    .values({ deskId: desk.id, id, engagementId, organizationId, byId: ctx.actor.id })
    .execute();
  return { id };
}
