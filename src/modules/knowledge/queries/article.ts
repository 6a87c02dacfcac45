import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { ArticleView, ArticleWords, knowledgeApi } from '../contract.ts';
import { mayChangeArticle, mayPublishArticles, mayShareArticle } from '../policy.ts';
import { familyOf, originalOf, picturesOf, versionsOf } from './article-family.ts';
import { beginningOf, besideA, type KnownArticle, shownOfA } from './article-rows.ts';
import { noSuchArticle, visibleArticle } from './visible-article.ts';

/** An article with all that it said before, the newest first. */
export async function article(
  ctx: Context,
  { article: id }: Input<typeof knowledgeApi.article>,
): Promise<ArticleView> {
  const found = await visibleArticle(ctx, id);
  const { deskId } = found;
  const [{ rows }, history, pictures, family, original] = await Promise.all([
    sql<KnownArticle & ArticleWords>`select ${shownOfA}, v.cause, v.source from articles a ${besideA}
      where a.desk_id = ${deskId} and a.id = ${id}`.execute(ctx.db),
    versionsOf(ctx, deskId, id),
    picturesOf(ctx, deskId, id),
    familyOf(ctx, found),
    originalOf(ctx, found),
  ]);
  const [row] = rows;
  if (!row) throw noSuchArticle();
  const may = {
    mayChange: mayChangeArticle(ctx.actor, found),
    mayShare: mayShareArticle(ctx.actor, found),
    mayPublish: mayPublishArticles(ctx.actor, deskId),
  };
  const isTranslation = found.translates !== null;
  return {
    ...{ ...row, ...may, isTranslation, original, family, history, pictures },
    beginning: beginningOf(row.helps),
  };
}
