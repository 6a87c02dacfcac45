import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { mayAsk } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';

const daysValid = 30;

/** A link by which somebody without an account reads one task and answers it. Its token stands nowhere. */
export async function makeTaskLink(
  ctx: Context,
  { taskId, days = daysValid }: { taskId: string; days?: number },
): Promise<{ id: string; url: string }> {
  const task = await visibleTask(ctx, taskId);
  permit(mayAsk(ctx.actor, task.deskId));

  const id = uuid();
  const token = ctx.site.sign('task-link', id).toString('base64url');
  const expiresAt = asInstant(Temporal.Instant.from(ctx.now).add({ hours: 24 * days }));
  await tables(ctx)
    .insertInto('taskLinks')
    .values({ deskId: task.deskId, id, taskId, tokenHash: hashOf(token), expiresAt, revokedAt: null })
    .execute();
  return { id, url: `${ctx.site.url}/t/${token}` };
}
