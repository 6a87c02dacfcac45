import type { Context } from '../../../platform/context.ts';
import { mentionReaders } from '../../conversations/index.ts';
import { tables } from '../tables.ts';

type Said = { deskId: string; caseId: string; entryId: string };
type Done = { id: string; personId: string | null };

/** Whoever does it, or did, finds what is said to them where notes that name them stand, if they work on the desk. */
export async function tellWhoDoes(ctx: Context, said: Said, task: Done): Promise<void> {
  const personId = task.personId ?? (await lastToDo(ctx, said.deskId, task.id));
  if (personId) await mentionReaders(ctx, said, [personId]);
}

async function lastToDo(ctx: Context, deskId: string, taskId: string): Promise<string | null | undefined> {
  const done = await tables(ctx)
    .selectFrom('entries')
    .select('authorId')
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('kind', '=', 'task done')
    .where('authorKind', '=', 'person')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return done?.authorId;
}
