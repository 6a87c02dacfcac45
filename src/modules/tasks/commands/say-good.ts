import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append } from '../../cases/index.ts';
import type { tasksApi } from '../contract.ts';
import { mailTask } from '../mail/mail-task.ts';
import { mayReturn } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';
import { tellWhoDoes } from './tell-who-does.ts';

/** What was done is good, and those who did it hear so: nobody there has to wonder whether it comes back. */
export async function sayGood(ctx: Context, input: Input<typeof tasksApi.sayGood>): Promise<Made> {
  const { deskId, caseId, id: taskId, ...task } = await visibleTask(ctx, input.task);
  permit(mayReturn(ctx.actor, { deskId, ...task }));
  const doneId = task.state === 'done' ? await lastDone(ctx, { deskId, taskId }) : undefined;
  if (!doneId)
    throw conflict('task.changed', 'This task is not done, or somebody has said this already. Look again.');
  const audience = task.ofThirdParty ? 'task' : 'companies';
  const good = { kind: 'task good', audience, taskId, data: { doneId } } as const;
  const id = await append(ctx, { deskId, caseId }, good);
  await tellWhoDoes(ctx, { deskId, caseId, entryId: id }, { id: taskId, ...task });
  if (task.ofThirdParty) await mailTask(ctx, { deskId, taskId, entryId: id, tells: 'good' });
  return { id };
}

/** When it was done last, unless it was said of that already. */
async function lastDone(
  ctx: Context,
  { deskId, taskId }: { deskId: string; taskId: string },
): Promise<string | undefined> {
  const entries = await tables(ctx)
    .selectFrom('entries')
    .select(['id', 'kind'])
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('kind', 'in', ['task done', 'task good'])
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  return entries.find(({ kind }) => kind === 'task done')?.id;
}
