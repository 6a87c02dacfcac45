import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { corpusSays } from '../../testing/corpus.ts';
import { testDatabase } from '../../testing/database.ts';
import { documents, foundBy, tasks } from './corpus.fixture.ts';

const test = testDatabase();
/** With ARTICLES=50000 it measures what docs/knowledge.md says. */
const size = Number(process.env.ARTICLES ?? 1000);
const linesEach = 12;
const wordsAsked = 200;
let desk: Desk;
beforeAll(async () => {
  console.log(corpusSays());
  desk = await aDesk(test);
  await fill();
}, 1_200_000);

/** Articles of lines of all documents, stored at once: what triggers make of each is made of all of them. */
async function fill(): Promise<void> {
  const known = documents();
  const lines = known.flatMap(({ content }) => content.split('\n').filter((line) => line.trim() !== ''));
  const rows = Array.from({ length: size }, (_, at) => ({
    title: `${known[at % known.length]?.title} ${(at * 7919) % 9973}`,
    content: Array.from(
      { length: linesEach },
      (_one, of) => lines[(at * 104_729 + of * 7919) % lines.length],
    ).join('\n'),
  }));
  const client = new pg.Client(test.admin);
  await client.connect();
  await client.query('set session_replication_role = replica');
  const of = [desk.id, desk.dana.organizationId, desk.dana.id];
  for (let at = 0; at < size; at += 5000)
    await client.query(
      `with document as (select gen_random_uuid() as id, title, left(content, 20000) as content
        from jsonb_to_recordset($1::jsonb) as d (title text, content text)),
      article as (insert into articles (desk_id, id, organization_id, audience, made_by_id, version)
        select $2, id, $3, 'companies', $4, 1 from document)
      insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
      select $2, id, 1, 'en', left(title, 300), content, $4, $3 from document`,
      [JSON.stringify(rows.slice(at, at + 5000)), ...of],
    );
  await client.query(`insert into article_terms (desk_id, lexeme, article_id, audience, organization_id, in_words, in_rest,
      is_name, words_length, rest_length)
    select v.desk_id, t.lexeme, v.article_id, 'companies', v.organization_id, t.in_words, t.in_rest, t.is_name,
      sum(t.in_words) over (partition by v.article_id), sum(t.in_rest) over (partition by v.article_id)
    from article_versions v cross join lateral app.lexemes_of(v) t`);
  await client.query(`insert into article_counts
    select desk_id, lexeme, audience, organization_id, count(*), sum(is_name::int), sum(words_length), sum(rest_length)
    from article_terms group by 1, 2, 3, 4`);
  await client.query('vacuum analyze article_terms, article_counts, articles, article_versions');
  await client.end();
}

const asked = () => tasks().map(({ query }) => query.split(/\s+/).slice(0, wordsAsked).join(' '));

describe(`${size} articles`, () => {
  it('are ranked by two hundred words while somebody waits', async () => {
    const named = new Map<string, string>();
    const took: number[] = [];
    for (const query of [...asked(), ...asked()]) {
      const begun = performance.now();
      const found = await foundBy(desk, named, { query, most: 8 });
      took.push(performance.now() - begun);
      expect(found.length).toBeGreaterThan(0);
    }
    const sorted = took.slice(took.length / 2).sort((a, b) => a - b);
    const part = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    console.log(
      `knowledge: ${size} articles, ${sorted.length} queries, p50 ${part(0.5).toFixed(1)} ms, p95 ${part(0.95).toFixed(1)} ms`,
    );
    if (process.env.ARTICLES) expect(part(0.5)).toBeLessThan(20);
  });
});
