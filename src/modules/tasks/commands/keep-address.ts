import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, notFound, permit } from '../../../platform/refusal.ts';
import { agreedEngagement, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import type { tasksApi } from '../contract.ts';
import { refusePublicDomain } from '../public-domain.ts';
import { tables } from '../tables.ts';

/** Who works on the desk is asked there; a third party need not have an account, and is asked by mail. */
export async function keepAddress(ctx: Context, input: Input<typeof tasksApi.keepAddress>): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, deskId));
  const { engagementId, address, domain = null } = input;
  const engagement = await agreedEngagement(ctx, { deskId, engagementId });
  if (engagement.role !== 'third party')
    throw invalid('task-address.on-desk', 'This company works on the desk, and is asked there.');

  if (!address && !domain) throw invalid('task-address.empty', 'Say a mail address or a domain of theirs.');

  refusePublicDomain(domain);
  await forget(ctx, { deskId, engagementId });
  await tables(ctx)
    .insertInto('taskAddresses')
    .values({
      ...{ deskId, engagementId, setById: ctx.actor.id },
      address: address?.toLowerCase() ?? null,
      domain: domain?.toLowerCase() ?? null,
    })
    .execute();
  return { id: engagementId };
}

export async function forgetAddress(
  ctx: Context,
  input: Input<typeof tasksApi.forgetAddress>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, deskId));
  const forgotten = await forget(ctx, { deskId, engagementId: input.engagement });
  if (forgotten === 0n) throw notFound('task-address.not-found', 'No address of this company is known here.');
  return { id: input.engagement };
}

async function forget(ctx: Context, of: { deskId: string; engagementId: string }): Promise<bigint> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('taskAddresses')
    .where('deskId', '=', of.deskId)
    .where('engagementId', '=', of.engagementId)
    .executeTakeFirst();
  return numDeletedRows;
}
