import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { append, writtenBefore } from '../../cases/index.ts';
import type { Channel } from '../../cases/tables.ts';
import type { tasksApi } from '../contract.ts';
import { maySayWrong } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tellAsker } from './tell-asker.ts';

/** Something went wrong where somebody was asked, however far the task is: whoever asked knows at once, and so does the client. */
export async function sayWrong(
  ctx: Context,
  { task: id, text }: Input<typeof tasksApi.sayWrong>,
  { channel, ...by }: { channel?: Channel; writtenAt?: string } = {},
): Promise<Made> {
  const task = await visibleTask(ctx, id);
  permit(maySayWrong(ctx.actor, task));
  const entryId = await append(
    ctx,
    { deskId: task.deskId, caseId: task.caseId },
    {
      ...{ kind: 'setback', audience: task.ofThirdParty ? 'task' : 'companies', taskId: task.id },
      ...(channel && { channel }),
      ...writtenBefore(ctx, by),
      words: { text },
    },
  );
  await tellAsker(ctx, task.deskId, entryId);
  return { id: entryId };
}
