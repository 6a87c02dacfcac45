import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { ArticleAudience, ArticleWords } from '../contract.ts';
import { tables } from '../tables.ts';

/** That it is nobody's is kept with who said so. */
export async function keepCleared(
  ctx: Context,
  said: {
    deskId: string;
    articleId: string;
    audience: ArticleAudience;
    cleared: string[];
    clearedPictures: string[];
  },
): Promise<void> {
  if (said.cleared.length + said.clearedPictures.length === 0) return;
  await tables(ctx)
    .insertInto('articleJudgements')
    .values({ ...said, id: uuid(), confidence: null, byId: ctx.actor.id })
    .execute();
}

export async function keepVersion(
  ctx: Context,
  place: { deskId: string; articleId: string; version: number },
  words: ArticleWords,
): Promise<boolean> {
  const kept = await tables(ctx)
    .insertInto('articleVersions')
    .values({ ...place, ...words, authorId: ctx.actor.id, organizationId: ctx.actor.organizationId ?? '' })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** Somebody has read this version of the original, and the translation says the same. */
export const keepComparison = (
  ctx: Context,
  said: { deskId: string; articleId: string; ofVersion: number },
) =>
  tables(ctx)
    .insertInto('articleComparisons')
    .values({ ...said, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .execute();
