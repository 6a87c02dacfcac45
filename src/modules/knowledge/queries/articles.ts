import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { knowledgeApi } from '../contract.ts';
import { asArticleRow, besideA, type KnownArticle, shownOfA } from './article-rows.ts';

type Page = Output<typeof knowledgeApi.articles>;

/** What the desk knows: by how well it fits what was asked, else the latest change first. */
export async function articlesOfDesk(
  ctx: Context,
  { desk, q, confidence, limit = 20 }: Input<typeof knowledgeApi.articles>,
): Promise<Page> {
  const { id } = await visibleDesk(ctx, desk);
  const areArchived = confidence === 'archived';
  const found =
    q === undefined || areArchived
      ? await latest(ctx, id, { areArchived, limit })
      : await fitting(ctx, id, { q, limit });
  return { items: found.map(asArticleRow), next: null };
}

async function latest(
  ctx: Context,
  deskId: string,
  { areArchived, limit }: { areArchived: boolean; limit: number },
): Promise<KnownArticle[]> {
  // As the indexes say it.
  const wanted = areArchived ? sql`a.confidence = 'archived'` : sql`a.confidence <> 'archived'`;
  const { rows } = await sql<KnownArticle>`select ${shownOfA}
    from (select * from articles a where a.desk_id = ${deskId} and ${wanted}
      order by a.changed_at desc, a.id limit ${limit}) a
    ${besideA} order by a.changed_at desc, a.id`.execute(ctx.db);
  return rows;
}

async function fitting(
  ctx: Context,
  deskId: string,
  { q, limit }: { q: string; limit: number },
): Promise<KnownArticle[]> {
  const { rows } = await sql<KnownArticle>`select ${shownOfA}
    from app.ranked_articles(${deskId}, ${q}, ${limit}) r
    cross join lateral (select * from articles a where a.desk_id = ${deskId} and a.id = r.article_id offset 0) a
    ${besideA} order by r.score desc, a.id`.execute(ctx.db);
  return rows;
}
