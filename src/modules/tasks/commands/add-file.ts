import type { Context } from '../../../platform/context.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append } from '../../cases/index.ts';
import { keepFile, type NewFile } from '../../conversations/index.ts';
import { mayAddFiles } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tellAsker } from './tell-asker.ts';

/** A file of whoever is asked stands on the task like a word of theirs, before they finish it or after. */
export async function addFile(
  ctx: Context,
  { task: named, file }: { task: string; file: NewFile },
): Promise<{ id: string }> {
  const { deskId, caseId, id: taskId, ofThirdParty } = await fileableTask(ctx, named);
  const entryId = await append(
    ctx,
    { deskId, caseId },
    { kind: 'task written', audience: ofThirdParty ? 'task' : 'companies', taskId },
  );
  const id = await keepFile(ctx, { deskId, entryId }, file);
  await tellAsker(ctx, deskId, entryId);
  return { id };
}

/** What nobody needs any more takes no files either. */
export async function fileableTask(ctx: Context, named: string) {
  const task = await visibleTask(ctx, named);
  permit(mayAddFiles(ctx.actor, task));
  if (task.state === 'withdrawn' || task.state === 'lapsed')
    throw conflict('task.over', 'Nobody needs this any more, so no file is added to it.');
  return task;
}
