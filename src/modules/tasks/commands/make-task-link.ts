import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { replyToken, taskLinkToken, taskLinkUrl } from '../../conversations/index.ts';
import { mayAsk } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';

const daysValid = 30;

/** A link by which somebody without an account reads one task and answers it. */
export async function makeTaskLink(
  ctx: Context,
  { taskId, days }: { taskId: string; days?: number | undefined },
): Promise<{ id: string; url: string }> {
  const task = await visibleTask(ctx, taskId);
  permit(mayAsk(ctx.actor, task.deskId));

  const id = await keepTaskLink(ctx, { deskId: task.deskId, taskId, days });
  return { id, url: taskLinkUrl(ctx.site, id) };
}

export async function keepTaskLink(
  ctx: Context,
  { deskId, taskId, days }: { deskId: string; taskId: string; days?: number | undefined },
): Promise<string> {
  const link = newTaskLink(ctx, { from: ctx.now, days });
  await tables(ctx)
    .insertInto('taskLinks')
    .values({ ...link, deskId, taskId, revokedAt: null })
    .execute();
  return link.id;
}

/** Its tokens stand nowhere: neither that of the page nor that of the address to which it is answered by mail. */
export function newTaskLink(
  { site }: Context,
  { from, days = daysValid }: { from: Instant; days?: number | undefined },
) {
  const id = uuid();
  return {
    id,
    expiresAt: asInstant(Temporal.Instant.from(from).add({ hours: 24 * days })),
    tokenHash: hashOf(taskLinkToken(site, id)),
    replyHash: hashOf(replyToken(site, id)),
  };
}
