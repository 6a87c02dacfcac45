import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { type FittingArticle, type knowledgeApi, mostFitting } from '../contract.ts';
import { besideA, lastWord, shownOfA, stillSaid } from './article-rows.ts';

/** So much of what a customer said is asked with, and so many of the things that they have. */
const mostWords = 4000;
const mostThings = 3;

/** What the desk knows of the need of a case, with what was said of it there. */
export async function fittingArticles(
  ctx: Context,
  { case: named, q }: Input<typeof knowledgeApi.fittingArticles>,
): Promise<Output<typeof knowledgeApi.fittingArticles>> {
  const theCase = await visibleCase(ctx, named);
  const { deskId, id } = theCase;
  const asked = q ?? (await needOf(ctx, theCase));
  const { rows } = await sql<FittingArticle>`select ${shownOfA},
      (select x.said from article_uses x where x.desk_id = a.desk_id and x.article_id = a.id and x.case_id = ${id} and ${stillSaid}
        order by ${lastWord} limit 1) as use,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'width', p.width, 'height', p.height))
        from article_version_pictures s join article_pictures p on p.desk_id = s.desk_id and p.id = s.picture_id
        where s.desk_id = a.desk_id and s.article_id = a.id and s.version = a.version), '[]') as pictures
    from app.ranked_articles(${deskId}, ${asked}, ${mostFitting}) r
    cross join lateral (select * from articles a where a.desk_id = ${deskId} and a.id = r.article_id offset 0) a
    ${besideA} order by r.score desc, a.id`.execute(ctx.db);
  return { items: rows, next: null };
}

/** In the words of the customer, the first ones first, and with the names of what they have. */
async function needOf(ctx: Context, { deskId, id, customerId, subject }: VisibleCase): Promise<string> {
  const { rows } = await sql<{ said: string | null; things: string | null }>`
    select
      (select left(string_agg(w.text, E'\n' order by e.recorded_at, e.id), ${mostWords}) from entries e
        join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
        where e.desk_id = ${deskId} and e.case_id = ${id} and e.author_kind = 'customer') as said,
      (select string_agg(concat_ws(' ', h.make, h.model), E'\n') from (
        select h.make, h.model from things h
        where h.desk_id = ${deskId} and h.customer_id = ${customerId} and not h.retired
          and not exists (select from things n where n.desk_id = h.desk_id and n.replaces_id = h.id)
        order by h.recorded_at desc, h.id desc limit ${mostThings}) h) as things`.execute(ctx.db);
  const [known] = rows;
  return [subject, known?.said ?? '', known?.things ?? ''].join('\n');
}
