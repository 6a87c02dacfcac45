import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import type { tasksApi } from '../contract.ts';
import { mayKeepReference } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';

/** Whoever asked writes down under which reference the other company has it, as it said in a mail or on the telephone. */
export async function keepReference(
  ctx: Context,
  input: Input<typeof tasksApi.keepReference>,
): Promise<Made> {
  const { deskId, id, ...task } = await visibleTask(ctx, input.task);
  permit(mayKeepReference(ctx.actor, { deskId, ...task }));
  await tables(ctx)
    .updateTable('tasks')
    .set({ theirReference: input.theirReference || null })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  return { id };
}
