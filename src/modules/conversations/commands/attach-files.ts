import type { Context } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** Hangs files that the author has uploaded before on the entry they have just written. */
export async function attachFiles(
  ctx: Context,
  deskId: string,
  { entryId, fileIds }: { entryId: string; fileIds: string[] },
): Promise<void> {
  if (fileIds.length === 0) return;
  const attached = await tables(ctx)
    .updateTable('files')
    .set({ entryId })
    .where('deskId', '=', deskId)
    .where('id', 'in', fileIds)
    .where('entryId', 'is', null)
    .executeTakeFirst();
  if (attached.numUpdatedRows !== BigInt(new Set(fileIds).size)) {
    throw invalid('files.unknown', 'One of the files is not there any more. Attach it again, then send.');
  }
}
