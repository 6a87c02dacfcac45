import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Desk } from '../../testing/a-desk.ts';
import { corpusFiles, corpusJson, corpusText, hasCorpus } from '../../testing/corpus.ts';

const folder = `conversations/${hasCorpus ? 'gh-tau2/banking_knowledge' : 'own'}`;

export type Document = { id: string; title: string; content: string };
export type Task = { id: string; query: string; required: string[] };

export const documents = (): Document[] => corpusJson<Document>(`${folder}/documents.jsonl`);

/** What is asked is all that somebody is told of whom they play. */
export const tasks = (): Task[] =>
  corpusFiles(`${folder}/tasks/*.json`).map((file) => {
    const { id, user_scenario, required_documents } = JSON.parse(corpusText(file));
    return { id, query: stringsOf(user_scenario).join('\n'), required: required_documents };
  });

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Each document as an article that every company of the desk reads; which article it became. */
export async function storeDocuments(desk: Desk, all: Document[]): Promise<Map<string, string>> {
  const rows = all.map(({ title, content }) => ({ id: uuid(), title, content }));
  const { id, dana } = desk;
  const written = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id uuid, title text, content text)`;
  await desk.as(dana, async (ctx) => {
    await sql`
      insert into articles (desk_id, id, organization_id, audience, confidence, made_by_id)
      select ${id}, d.id, ${dana.organizationId}, 'companies', 'validated', ${dana.id} from ${written}`.execute(
      ctx.db,
    );
    await sql`
      insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
      select ${id}, d.id, 1, 'en', d.title, d.content, ${dana.id}, ${dana.organizationId} from ${written}`.execute(
      ctx.db,
    );
  });
  return new Map(rows.map(({ id }, at) => [id, all[at]?.id ?? '']));
}

/** The documents that the desk finds for some words, best first. */
export async function foundBy(
  desk: Desk,
  named: Map<string, string>,
  { query, most }: { query: string; most: number },
): Promise<string[]> {
  const { rows } = await desk.as(desk.dana, (ctx) =>
    sql<{ articleId: string }>`
      select article_id from app.ranked_articles(${desk.id}, ${query}, ${most}) order by score desc, article_id`.execute(
      ctx.db,
    ),
  );
  return rows.map(({ articleId }) => named.get(articleId) ?? '');
}
