import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
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
  { taskId, days = daysValid }: { taskId: string; days?: number },
): Promise<{ id: string; url: string }> {
  const task = await visibleTask(ctx, taskId);
  permit(mayAsk(ctx.actor, task.deskId));

  const id = await keepTaskLink(ctx, { deskId: task.deskId, taskId, days });
  return { id, url: taskLinkUrl(ctx.site, id) };
}

/** Its tokens stand nowhere: neither that of the page nor that of the address to which it is answered by mail. */
export async function keepTaskLink(
  ctx: Context,
  { deskId, taskId, days = daysValid }: { deskId: string; taskId: string; days?: number },
): Promise<string> {
  const id = uuid();
  const expiresAt = asInstant(Temporal.Instant.from(ctx.now).add({ hours: 24 * days }));
  await tables(ctx)
    .insertInto('taskLinks')
    .values({
      ...{ deskId, id, taskId, expiresAt, revokedAt: null },
      tokenHash: hashOf(taskLinkToken(ctx.site, id)),
      replyHash: hashOf(replyToken(ctx.site, id)),
    })
    .execute();
  return id;
}
