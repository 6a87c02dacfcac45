import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { reveal } from '../../../platform/reveal.ts';
import { bytesOf, noSuchFile } from '../../conversations/index.ts';
import { tables } from '../tables.ts';
import { visibleTask } from './visible-task.ts';

/** A file that was sent on a task or passed on with it; whoever opens it stands on the record of the case. */
export async function taskFile(
  ctx: Context,
  { task: named, file: id }: { task: string; file: string },
): Promise<{ name: string; type: string; bytes: Buffer }> {
  const { deskId, caseId, id: taskId } = await visibleTask(ctx, named);
  if (!z.uuid().safeParse(id).success) throw noSuchFile();
  const file = await tables(ctx)
    .selectFrom('files as f')
    .select(['f.name', 'f.type'])
    .where('f.deskId', '=', deskId)
    .where('f.id', '=', id)
    .where(sql<boolean>`(exists (select from entries e where e.desk_id = f.desk_id and e.id = f.entry_id and e.task_id = ${taskId})
      or exists (select from task_passings p where p.desk_id = f.desk_id and p.task_id = ${taskId} and p.kind = 'file'
        and p.what_id = f.id))`)
    .executeTakeFirst();
  if (!file) throw noSuchFile();
  const bytes = await bytesOf(ctx, { deskId, fileId: id });
  await reveal(ctx, [{ deskId, caseId, as: 'opened' }]);
  return { ...file, bytes };
}
