import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { type FittingArticle, type knowledgeApi, mostFitting } from '../contract.ts';
import { besideA, insertsOfA, lastWord, shownOfA, stillSaid } from './article-rows.ts';

/** So much of what a customer said is asked with, and so many of the things that they have. */
const mostWords = 4000;
const mostThings = 3;

/** What the desk knows of the need of a case, with what was said of it there. */
export async function fittingArticles(
  ctx: Context,
  { case: named, q }: Input<typeof knowledgeApi.fittingArticles>,
): Promise<Output<typeof knowledgeApi.fittingArticles>> {
  const theCase = await visibleCase(ctx, named);
  const { deskId, id, language } = theCase;
  const asked = q ?? (await needOf(ctx, theCase));
  const { rows } =
    await sql<FittingArticle>`select ${shownOfA}, i.id as inserts_id, ${usedOn(id, 'a')} as use, ${picturesOf('a')} as pictures,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'language', fv.language, 'helps', fv.helps,
          'isBehind', coalesce(o.version > f.of_version, false), 'use', ${usedOn(id, 'f')},
          'audience', f.audience, 'confidence', f.confidence, 'pictures', ${picturesOf('f')})
          order by f.id = i.id desc)
        from app.family_of(a.desk_id, a.id) f
        join article_versions fv on fv.desk_id = f.desk_id and fv.article_id = f.id and fv.version = f.version
        left join articles o on o.desk_id = f.desk_id and o.id = f.translates
        where f.id <> a.id and f.confidence <> 'archived' and (f.id = i.id or f.translates is null
          or exists (select from article_uses x where x.desk_id = f.desk_id and x.article_id = f.id and x.case_id = ${id}))), '[]') as ways
    from app.ranked_articles(${deskId}, ${asked}, ${mostFitting}, ${[language]}) r
    cross join lateral (select * from articles a where a.desk_id = ${deskId} and a.id = r.article_id offset 0) a
    cross join lateral (select ${insertsOfA(language)} as id) i
    ${besideA} order by r.score desc, a.id`.execute(ctx.db);
  return { items: rows, next: null };
}

/** What its newest version shows. */
const picturesOf = (article: 'a' | 'f') => {
  const one = sql.ref(article);
  return sql`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'width', p.width, 'height', p.height))
    from article_version_pictures s join article_pictures p on p.desk_id = s.desk_id and p.id = s.picture_id
    where s.desk_id = ${one}.desk_id and s.article_id = ${one}.id and s.version = ${one}.version), '[]')`;
};

/** What was said of the article there last. */
const usedOn = (caseId: string, article: 'a' | 'f') => {
  const one = sql.ref(article);
  return sql`(select x.said from article_uses x where x.desk_id = ${one}.desk_id and x.article_id = ${one}.id
    and x.case_id = ${caseId} and ${stillSaid} order by ${lastWord} limit 1)`;
};

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
