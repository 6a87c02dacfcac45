import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { cleanInThread } from '../../../platform/pictures/clean-in-thread.ts';
import { type CleanPicture, pictureType } from '../../../platform/pictures/clean-picture.ts';
import type { Unshown } from '../../../platform/pictures/measured.ts';
import { invalid, Refusal } from '../../../platform/refusal.ts';
import { mostOfPicture, mostOfVideo, mostSeconds } from '../contract.ts';
import { tables } from '../tables.ts';

const chunkBytes = 256 * 1024;
const mostInAnHour = 60;

/** Keeps a picture or short video to be shown in articles; the same one once. */
export async function keepPicture(
  ctx: Context,
  { deskId, picture }: { deskId: string; picture: CleanPicture },
): Promise<string> {
  const { type, bytes, width, height } = picture;
  const sha256 = createHash('sha256').update(bytes).digest();
  const db = tables(ctx);
  const same = await db
    .selectFrom('articlePictures as p')
    .select('p.id')
    .where('p.deskId', '=', deskId)
    .where('p.sha256', '=', sha256)
    // Of what was erased there is none.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('articlePictureChunks as c')
          .select('c.place')
          .whereRef('c.deskId', '=', 'p.deskId')
          .whereRef('c.pictureId', '=', 'p.id'),
      ),
    )
    // What nothing shows may be dropped before whoever adds it again has written what shows it.
    .where(
      sql<boolean>`(p.recorded_at > ${ctx.now}::timestamptz - interval '1 hour' or exists (
        select from article_version_pictures s where s.desk_id = p.desk_id and s.picture_id = p.id))`,
    )
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

/** What is kept of it: all but what its camera wrote into it. Done before anything is asked of the database, as it takes its time. */
export async function preparedPicture(content: Buffer): Promise<CleanPicture> {
  const isVideo = /^video\//.test(pictureType(content));
  if (content.length > mostOfVideo) throw invalid('article-picture.too-long', tooLong);
  if (!isVideo && content.length > mostOfPicture)
    throw invalid('article-picture.too-large', 'A picture may have 5 MB at most.');
  const picture = await cleanInThread(content);
  if (typeof picture === 'string') throw invalid(`article-picture.${picture}`, unshown[picture]);
  if ((picture.seconds ?? 0) > mostSeconds) throw invalid('article-picture.too-long', tooLong);
  return picture;
}

/** Nobody makes so many by hand; each of them takes a machine's time and room. */
export async function refuseTooManyPictures(ctx: Context, deskId: string): Promise<void> {
  const { count } = await tables(ctx)
    .selectFrom('articlePictures')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deskId', '=', deskId)
    .where('byId', '=', ctx.actor.id)
    .where('recordedAt', '>', sql<string>`${ctx.now}::timestamptz - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostInAnHour) throw new Refusal('too-many', 'article-picture.too-often', tooOften);
}

const tooLong = 'A video may take 60 seconds and have 25 MB at most.';
const tooOften = `You have added ${mostInAnHour} pictures within an hour. Add the next one a little later.`;
const unshown: Record<Unshown, string> = {
  none: 'This is no picture or video that every browser shows. Choose a PNG, JPEG, GIF or WebP, or a video as MP4 or WebM.',
  quicktime: 'A video that ends in .mov is not played by every browser. Save it as MP4 (H.264) and add that.',
  codec: 'Not every browser plays how this video is recorded. Save it as MP4 (H.264) and add that.',
};
