import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { largestFile } from '../../../platform/largest.ts';
import { invalid } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** One that is longer names no picture in the HTML any more; its file is kept all the same. */
const longestContentId = 255;
const chunkBytes = 256 * 1024;

export type NewFile = { name: string; type: string; content: Uint8Array; contentId?: string | null };

/** Keeps a file in the database, in the transaction of what it belongs to; without an entry it is the uploader's own. */
export async function keepFile(
  ctx: Context,
  { deskId, entryId }: { deskId: string; entryId: string | null },
  file: NewFile,
): Promise<string> {
  if (file.content.length > largestFile) throw invalid('file.too-large', 'A file may have at most 25 MB.');
  const id = uuid();
  const db = tables(ctx);
  await db
    .insertInto('files')
    .values({
      deskId,
      id,
      entryId,
      uploadedById: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      name: file.name,
      type: file.type,
      size: file.content.length,
      sha256: createHash('sha256').update(file.content).digest(),
      contentId: file.contentId?.slice(0, longestContentId) ?? null,
    })
    .execute();
  await Promise.all(
    chunksOf(file.content).map((bytes, place) =>
      db.insertInto('fileChunks').values({ deskId, fileId: id, place, bytes }).execute(),
    ),
  );
  return id;
}

export function chunksOf(content: Uint8Array): Buffer[] {
  const count = Math.ceil(content.length / chunkBytes);
  return Array.from({ length: count }, (_, place) =>
    Buffer.from(content.subarray(place * chunkBytes, (place + 1) * chunkBytes)),
  );
}
