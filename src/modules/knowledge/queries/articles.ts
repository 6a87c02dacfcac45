import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { knowledgeApi } from '../contract.ts';
import { asArticleRow, besideA, insertsOfA, type KnownArticle, shownOfA } from './article-rows.ts';

type Page = Output<typeof knowledgeApi.articles>;

/** What the desk knows: by how well it fits what was asked, else the latest change first. */
export async function articlesOfDesk(
  ctx: Context,
  { desk, q, confidence, language, limit = 20 }: Input<typeof knowledgeApi.articles>,
): Promise<Page> {
  const { id } = await visibleDesk(ctx, desk);
  const areArchived = confidence === 'archived';
  const found =
    q === undefined || areArchived
      ? await latest(ctx, id, { areArchived, language, limit })
      : await fitting(ctx, id, { q, language, limit });
  return { items: found.map(asArticleRow), next: null };
}

async function latest(
  ctx: Context,
  deskId: string,
  { areArchived, language, limit }: { areArchived: boolean; language: string | undefined; limit: number },
): Promise<KnownArticle[]> {
  // As the indexes say it.
  const wanted = areArchived ? sql`a.confidence = 'archived'` : sql`a.confidence <> 'archived'`;
  // A translation stands in the list by its original.
  const { rows } = await sql<KnownArticle>`select ${shownOfA}, ${insertsOfA(language)} as inserts_id
    from (select * from articles a where a.desk_id = ${deskId} and ${wanted}
      and (a.translates is null or (select o.confidence = 'archived' from articles o
        where o.desk_id = a.desk_id and o.id = a.translates) is distinct from ${areArchived})
      order by a.changed_at desc, a.id limit ${limit}) a
    ${besideA} order by a.changed_at desc, a.id`.execute(ctx.db);
  return rows;
}

async function fitting(
  ctx: Context,
  deskId: string,
  { q, language, limit }: { q: string; language: string | undefined; limit: number },
): Promise<KnownArticle[]> {
  const { rows } = await sql<KnownArticle>`select ${shownOfA}, ${insertsOfA(language)} as inserts_id
    from app.ranked_articles(${deskId}, ${q}, ${limit}, ${language === undefined ? [] : [language]}) r
    cross join lateral (select * from articles a where a.desk_id = ${deskId} and a.id = r.article_id offset 0) a
    ${besideA} order by r.score desc, a.id`.execute(ctx.db);
  return rows;
}
