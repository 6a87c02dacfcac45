import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

export type KeptPicture = { id: string; type: string; size: number; sha256: Buffer };

/** A picture that an article which the actor reads shows, or that they keep themselves. */
export async function visiblePicture(ctx: Context, deskId: string, id: string): Promise<KeptPicture> {
  const found =
    z.uuid().safeParse(id).success &&
    (await tables(ctx)
      .selectFrom('articlePictures')
      .select(['id', 'type', 'size', 'sha256'])
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      // Of what was erased there is none.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('articlePictureChunks as c')
            .select('c.place')
            .whereRef('c.deskId', '=', 'articlePictures.deskId')
            .whereRef('c.pictureId', '=', 'articlePictures.id'),
        ),
      )
      .executeTakeFirst());
  if (!found) throw notFound('article-picture.not-found', 'There is no such picture here.');
  return found;
}

export type PictureChunk = { place: number; bytes: Buffer };
type Asked = { deskId: string; id: string; first: number; last: number };

export const chunksOfPicture = (ctx: Context, { deskId, id, first, last }: Asked): Promise<PictureChunk[]> =>
  tables(ctx)
    .selectFrom('articlePictureChunks')
    .select(['place', 'bytes'])
    .where('deskId', '=', deskId)
    .where('pictureId', '=', id)
    .where('place', '>=', first)
    .where('place', '<=', last)
    .orderBy('place')
    .execute();
