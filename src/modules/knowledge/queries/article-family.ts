import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ArticlePicture, ArticleVersion, InOtherWords, OriginalOfArticle } from '../contract.ts';
import { besideA, shownOfA } from './article-rows.ts';
import type { VisibleArticle } from './visible-article.ts';

/** What an article says in other languages, the original first; each with its own uses. */
export async function familyOf(ctx: Context, { deskId, id }: VisibleArticle): Promise<InOtherWords[]> {
  const { rows } = await sql<InOtherWords>`select ${shownOfA}, a.translates is null as is_original
    from app.family_of(${deskId}, ${id}) a ${besideA}
    where a.id <> ${id} order by a.translates nulls first, v.language, a.id`.execute(ctx.db);
  return rows;
}

/** What a translation says the same as; null where whoever asks does not read that. */
export async function originalOf(
  ctx: Context,
  { deskId, translates, ofVersion }: VisibleArticle,
): Promise<OriginalOfArticle | null> {
  if (translates === null || ofVersion === null) return null;
  const versions = await versionsOf(ctx, deskId, translates);
  const [now] = versions;
  if (!now) return null;
  const compared = versions.find(({ version }) => version === ofVersion) ?? null;
  return { id: translates, now, compared, pictures: await picturesOf(ctx, deskId, translates) };
}

export async function versionsOf(ctx: Context, deskId: string, id: string): Promise<ArticleVersion[]> {
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

export async function picturesOf(ctx: Context, deskId: string, id: string): Promise<ArticlePicture[]> {
  const { rows } = await sql<ArticlePicture>`
    select distinct p.id, p.type, p.width, p.height from article_version_pictures s
    join article_pictures p on p.desk_id = s.desk_id and p.id = s.picture_id
    where s.desk_id = ${deskId} and s.article_id = ${id}`.execute(ctx.db);
  return rows;
}
