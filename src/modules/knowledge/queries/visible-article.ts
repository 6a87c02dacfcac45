import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { conflict, notFound } from '../../../platform/refusal.ts';
import { type KnowledgeTables, tables } from '../tables.ts';

export type VisibleArticle = Selectable<KnowledgeTables['articles']>;

/** The article, if whoever acts may read it. */
export async function visibleArticle(ctx: Context, id: string): Promise<VisibleArticle> {
  const found = await tables(ctx).selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw noSuchArticle();
  return found;
}

export const noSuchArticle = () => notFound('article.not-found', 'There is no such article here.');

export const changedMeanwhile = () =>
  conflict('article.changed', 'Somebody has changed this article meanwhile. Read it again, then say yours.');
