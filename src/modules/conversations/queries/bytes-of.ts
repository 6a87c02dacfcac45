import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** The bytes of a file that the actor sees; of any other there are none. */
export async function bytesOf(
  ctx: Context,
  { deskId, fileId }: { deskId: string; fileId: string },
): Promise<Buffer> {
  const chunks = await tables(ctx)
    .selectFrom('fileChunks')
    .select('bytes')
    .where('deskId', '=', deskId)
    .where('fileId', '=', fileId)
    .orderBy('place')
    .execute();
  return Buffer.concat(chunks.map(({ bytes }) => bytes));
}

export const noSuchFile = () => notFound('file.not-found', 'There is no such file here.');
