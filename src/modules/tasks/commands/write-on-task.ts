import type { Context } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import type { Channel } from '../../cases/tables.ts';
import { keepFile, type NewFile } from '../../conversations/index.ts';
import { tellAsker } from './tell-asker.ts';

type Written = { text: string; channel: Channel; files: readonly NewFile[] };

/** What somebody of the desk who was asked writes beside an answer: it settles nothing, and whoever asked reads it. */
export async function writeOnTask(
  ctx: Context,
  { deskId, caseId, id: taskId }: { deskId: string; caseId: string; id: string },
  { text, channel, files }: Written,
): Promise<void> {
  const entryId = await append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'task written', audience: 'companies', taskId, channel },
      ...(text && { words: { text } }),
    },
  );
  for (const file of files) await keepFile(ctx, { deskId, entryId }, file);
  await tellAsker(ctx, deskId, entryId);
}
