import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { ArticlePicture, ArticleVersion, ArticleView, ArticleWords, knowledgeApi } from '../contract.ts';
import { mayChangeArticle, mayPublishArticles, mayShareArticle } from '../policy.ts';
import { beginningOf, besideA, type KnownArticle, shownOfA } from './article-rows.ts';
import { noSuchArticle, visibleArticle } from './visible-article.ts';

/** An article with all that it said before, the newest first. */
export async function article(
  ctx: Context,
  { article: id }: Input<typeof knowledgeApi.article>,
): Promise<ArticleView> {
  const found = await visibleArticle(ctx, id);
  const { deskId } = found;
  const [{ rows }, history, pictures] = await Promise.all([
    sql<KnownArticle & ArticleWords>`select ${shownOfA}, v.cause, v.source from articles a ${besideA}
      where a.desk_id = ${deskId} and a.id = ${id}`.execute(ctx.db),
    versionsOf(ctx, deskId, id),
    picturesOf(ctx, deskId, id),
  ]);
  const [row] = rows;
  if (!row) throw noSuchArticle();
  const may = {
    mayChange: mayChangeArticle(ctx.actor, found),
    mayShare: mayShareArticle(ctx.actor, found),
    mayPublish: mayPublishArticles(ctx.actor, deskId),
  };
  return { ...row, ...may, beginning: beginningOf(row.helps), history, pictures };
}

async function picturesOf(ctx: Context, deskId: string, id: string): Promise<ArticlePicture[]> {
  const { rows } = await sql<ArticlePicture>`
    select distinct p.id, p.type, p.width, p.height from article_version_pictures s
    join article_pictures p on p.desk_id = s.desk_id and p.id = s.picture_id
    where s.desk_id = ${deskId} and s.article_id = ${id}`.execute(ctx.db);
  return rows;
}

async function versionsOf(ctx: Context, deskId: string, id: string): Promise<ArticleVersion[]> {
  const { rows } = await sql<ArticleVersion>`
    select v.version, v.language, v.words, v.helps, v.cause, v.source, v.make, v.model, v.versions, v.recorded_at as at,
      jsonb_build_object('id', v.author_id, 'name', coalesce(p.name, ''), 'organization', o.name, 'place', p.place) as author
    from article_versions v
    left join persons p on p.id = v.author_id
    left join organizations o on o.id = v.organization_id
    where v.desk_id = ${deskId} and v.article_id = ${id}
    order by v.version desc limit 200`.execute(ctx.db);
  return rows;
}
