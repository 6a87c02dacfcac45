import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { append, visibleCase } from '../../cases/index.ts';
import type { tasksApi } from '../contract.ts';
import { mailTask } from '../mail/mail-task.ts';
import { mayTell } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { orNotAgreed } from './or-not-agreed.ts';
import { passOn } from './pass-on.ts';
import { tellWhoDoes } from './tell-who-does.ts';

/** What whoever is asked wants to know, or needs beside what they were given: it is added, and nothing is taken away. */
export async function tellAsked(ctx: Context, input: Input<typeof tasksApi.tell>): Promise<Made> {
  const { deskId, caseId, id: taskId, ...task } = await taskToTellOf(ctx, input);
  const { text, passing = [] } = input;
  const { customerId } = await visibleCase(ctx, caseId);
  const told = { kind: 'task told', audience: task.ofThirdParty ? 'task' : 'companies', taskId } as const;
  const entryId = await orNotAgreed(
    append(ctx, { deskId, caseId }, { ...told, ...(text && { words: { text } }) }),
  );
  const about = { deskId, caseId, customerId, taskId, entryId };
  await orNotAgreed(passOn(ctx, { ...about, toOrganizationId: task.organizationId }, passing));
  await tellWhoDoes(ctx, about, { id: taskId, ...task });
  if (task.ofThirdParty) await mailTask(ctx, { deskId, taskId, entryId, tells: 'told' });
  return { id: entryId };
}

const hearing = ['asked', 'accepted', 'done'];

/** What somebody is told more of, where they are still at it and there is something to tell. */
export async function taskToTellOf(ctx: Context, input: Input<typeof tasksApi.tell>) {
  const task = await visibleTask(ctx, input.task);
  permit(mayTell(ctx.actor, task));
  if (!input.text && !input.passing?.length)
    throw invalid('task.nothing-told', 'Write something to them, or choose what to pass on.');
  if (!hearing.includes(task.state))
    throw conflict('task.over', 'Nobody works on this any more, so nothing more is passed on with it.');
  return task;
}
