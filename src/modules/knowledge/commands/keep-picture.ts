import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { type CleanPicture, cleanPicture } from '../../../platform/pictures/clean-picture.ts';
import { invalid } from '../../../platform/refusal.ts';
import { mostOfPicture, mostOfVideo, mostSeconds } from '../contract.ts';
import { tables } from '../tables.ts';

const chunkBytes = 256 * 1024;

/** Keeps a picture or short video to be shown in articles, without what its camera wrote into it; the same one once. */
export async function keepPicture(
  ctx: Context,
  { deskId, content, declared }: { deskId: string; content: Buffer; declared: string },
): Promise<string> {
  const { type, bytes, width, height } = clean(content, declared);
  const sha256 = createHash('sha256').update(bytes).digest();
  const db = tables(ctx);
  const same = await db
    .selectFrom('articlePictures')
    .select('id')
    .where('deskId', '=', deskId)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  if (same) return same.id;
  const id = uuid();
  await db
    .insertInto('articlePictures')
    .values({ ...{ deskId, id, byId: ctx.actor.id, sha256 }, ...{ type, size: bytes.length, width, height } })
    .execute();
  for (let place = 0; place * chunkBytes < bytes.length; place += 1) {
    const chunk = bytes.subarray(place * chunkBytes, (place + 1) * chunkBytes);
    await db
      .insertInto('articlePictureChunks')
      .values({ deskId, pictureId: id, place, bytes: chunk })
      .execute();
  }
  return id;
}

function clean(content: Buffer, declared: string): CleanPicture {
  const picture = cleanPicture(content, declared);
  if (!picture) throw invalid('article-picture.none', none);
  if (!picture.type.startsWith('video/')) {
    if (content.length > mostOfPicture)
      throw invalid('article-picture.too-large', 'A picture may have 5 MB at most.');
    return picture;
  }
  if (content.length > mostOfVideo || (picture.seconds ?? 0) > mostSeconds)
    throw invalid('article-picture.too-long', 'A video may take 60 seconds and have 25 MB at most.');
  return picture;
}

const none =
  'This is no picture or video that every browser shows, or another than it says. Choose a PNG, JPEG, GIF or WebP, or a video as MP4 or WebM.';
