import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append } from '../../cases/index.ts';
import { openStates, type tasksApi } from '../contract.ts';
import { mailTask } from '../mail/mail-task.ts';
import { mayTakeBack } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';

/** A piece of work that is not needed any more is asked of nobody. */
export async function takeTaskBack(ctx: Context, input: Input<typeof tasksApi.takeBack>): Promise<Made> {
  const { deskId, caseId, ...task } = await visibleTask(ctx, input.task);
  permit(mayTakeBack(ctx.actor, task));
  return { id: await withdraw(ctx, { deskId, caseId, ...task }) };
}

type Open = Pick<
  Awaited<ReturnType<typeof visibleTask>>,
  'deskId' | 'caseId' | 'id' | 'version' | 'ofThirdParty'
>;

/** Whoever was asked is told that it is not needed any more. */
export async function withdraw(ctx: Context, { deskId, caseId, ...task }: Open): Promise<string> {
  const taken = await tables(ctx)
    .updateTable('tasks')
    .set({ state: 'withdrawn', version: task.version + 1 })
    .where('deskId', '=', deskId)
    .where('id', '=', task.id)
    .where('version', '=', task.version)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) {
    throw conflict('task.changed', 'This task was answered meanwhile. Look again before you take it back.');
  }
  const audience = task.ofThirdParty ? 'task' : 'companies';
  const id = await append(ctx, { deskId, caseId }, { kind: 'task withdrawn', audience, taskId: task.id });
  if (task.ofThirdParty) await mailTask(ctx, { deskId, taskId: task.id, entryId: id, tells: 'withdrawn' });
  return id;
}
