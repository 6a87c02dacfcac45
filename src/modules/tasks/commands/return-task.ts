import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { refuseOver } from '../../conversations/index.ts';
import type { tasksApi } from '../contract.ts';
import { mailTask } from '../mail/mail-task.ts';
import { mayReturn } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';
import { orNotAgreed } from './or-not-agreed.ts';
import { remindLater } from './remind-later.ts';

const nothingPromised = {
  expectedOn: null,
  noStop: null,
  stopUntil: null,
  stopCostMinor: null,
  stopCurrency: null,
  stopWords: null,
};

/** What was done is not good enough: those who did it have it again, and read why. */
export async function returnTask(ctx: Context, input: Input<typeof tasksApi.returnTask>): Promise<Made> {
  const { deskId, caseId, ...task } = await visibleTask(ctx, input.task);
  permit(mayReturn(ctx.actor, { deskId, ...task }));
  refuseOver(await visibleCase(ctx, caseId));
  if (task.choices !== null || task.atOnce)
    throw invalid('task.question', 'What was answered stands. Ask once more if you need to know more.');

  const returned = await tables(ctx)
    .updateTable('tasks')
    .set({ state: 'asked', ...nothingPromised, version: task.version + 1 })
    .where('deskId', '=', deskId)
    .where('id', '=', task.id)
    .where('version', '=', task.version)
    .where('state', '=', 'done')
    .executeTakeFirst();
  if (returned.numUpdatedRows !== 1n)
    throw conflict('task.changed', 'This task is not done, or somebody returned it already. Look again.');
  const id = await orNotAgreed(
    append(
      ctx,
      { deskId, caseId },
      {
        kind: 'task asked again',
        audience: task.ofThirdParty ? 'task' : 'companies',
        taskId: task.id,
        data: { ...(task.personId && { personId: task.personId }), ...(task.due && { due: task.due }) },
        words: { text: input.text },
      },
    ),
  );
  await remindLater(ctx, { deskId, taskId: task.id });
  if (task.ofThirdParty) await mailTask(ctx, { deskId, taskId: task.id, entryId: id, tells: 'again' });
  return { id };
}
