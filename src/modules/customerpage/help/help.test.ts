import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { written } from '../../knowledge/articles.fixture.ts';
import { useArticle } from '../../knowledge/commands/use-article.ts';
import { helpVisitor } from './help-visitor.fixture.ts';

const test = testDatabase();
const visit = helpVisitor(test);
const { get, post, search, shared } = visit;

describe('the help of a desk', () => {
  it('is found by whoever searches the web, and says what helped others', async () => {
    const id = await shared({ words: 'Nobody hears me on the mains' });
    const { statusCode, body, headers } = await get('');
    expect(statusCode).toBe(200);
    expect(body).toContain('Help from Harmon Audio');
    expect(body).toContain(`href="/help/${visit.desk().slug}/articles/${id}"`);
    expect(headers['x-robots-tag']).toBeUndefined();
    expect(body).not.toContain('noindex');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(body).not.toContain('<script');
  });

  it('says of an article what helps, in which version and since when', async () => {
    const id = await shared({
      ...{ words: 'It hums', helps: '1. Press **mono** out.\n2. Wait.', cause: 'It sums the sides.' },
      ...{ source: 'a note of ours', make: 'Harmon', model: 'MX-12', versions: 'sheet 1.3' },
    });
    const { body, headers } = await get(`/articles/${id}`);
    expect(body).toContain('<strong>mono</strong>');
    expect(body).toContain('<li>Wait.</li>');
    expect(body).toContain('It sums the sides.');
    expect(body).toContain('Harmon MX-12, sheet 1.3');
    expect(body).toMatch(/Version 1, since \d+ \w+ \d{4}/);
    expect(body).not.toContain('a note of ours');
    expect(headers['x-robots-tag']).toBeUndefined();
    const german = await get(`/articles/${id}`, { headers: { 'accept-language': 'de' } });
    expect(german.body).toContain('Auf Englisch');
    expect((await get(`/articles/${id}`, { headers: { 'accept-language': 'es' } })).body).toContain(
      'Esto no me ayudó',
    );
  });

  it('is nothing before something is published, as where no desk is', async () => {
    const empty = await aDesk(test);
    for (const path of ['', '/ask', '/found', '/sitemap.xml']) {
      const { statusCode, body } = await get(path, {}, empty);
      expect([statusCode, body]).toEqual([404, (await get(path, {}, { slug: 'nowhere' })).body]);
    }
    const fields = { text: 'a', name: 'b', mail: 'c@customers.example', key: 'k' };
    expect((await post('/cases', fields, {}, empty)).statusCode).toBe(404);
    expect((await test.sql('select from cases where desk_id = $1', [empty.id])).rows).toEqual([]);
  });

  it('is all there, page by page, with what helped most first', async () => {
    const one = await aDesk(test);
    const ids: string[] = [];
    for (let at = 0; at < 43; at += 1) ids.push(await shared({ words: `It hums ${at}` }, one));
    const theCase = await aCase(one);
    await one.as(one.dana, (ctx) =>
      useArticle(ctx, { case: theCase.id, article: ids[0] ?? '', as: 'helped' }),
    );
    const start = await get('', {}, one);
    const named = (body: string) => [...body.matchAll(/articles\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(named(start.body)).toHaveLength(20);
    expect(named(start.body)[0]).toBe(ids[0]);
    expect(start.body).toContain(
      `<link rel="sitemap" type="application/xml" href="/help/${one.slug}/sitemap.xml">`,
    );
    const pages: string[] = [];
    for (let next = start.body.match(/\?page=\d+/)?.[0]; next; ) {
      pages.push((await get(next, {}, one)).body);
      next = pages.at(-1)?.match(/class="act" href="[^"]*(\?page=\d+)/)?.[1];
    }
    expect(pages).toHaveLength(3);
    expect(pages.flatMap(named)).toEqual(ids.toReversed());
  });

  it('is kept for a minute where it is the same for everybody', async () => {
    const id = await shared();
    for (const path of ['', `/articles/${id}`, '/sitemap.xml']) {
      expect((await get(path)).headers['cache-control']).toBe('public, max-age=60');
      expect((await get(`${path}?said=sent`)).headers['cache-control']).toBe('no-store');
      const cookies = { 'help-words': 'hums' };
      expect((await get(path, { cookies })).headers['cache-control']).toBe('no-store');
    }
    expect((await get('')).headers.vary).toBe('accept-encoding, accept-language, cookie');
    expect((await get('/ask')).headers['cache-control']).toBe('no-store');
  });

  it('keeps what somebody looked for ten minutes, and no longer', async () => {
    const { cookies } = await post('/search', { words: 'hums' });
    expect(cookies).toMatchObject([{ name: 'help-words', maxAge: 600 }]);
  });

  it('finds by words, which stand in no address and in no log', async () => {
    const one = await aDesk(test);
    const id = await shared({ words: 'The wah pedal squeaks' }, one);
    await shared({ words: 'Something else' }, one);
    const { page } = await search('squeaking pedal', one);
    expect(page.body).toContain('What fits “squeaking pedal”');
    expect(page.body).toContain(id);
    expect(page.body).not.toContain('Something else');
    expect(page.headers['x-robots-tag']).toBe('noindex');
    expect((await search('zither', one)).page.body).toContain('Nothing here fits “zither” yet.');
    expect((await post('/search', { words: ' ' }, {}, one)).headers.location).toBe(`/help/${one.slug}`);
    expect(visit.log()).not.toMatch(/squeaking|zither/);
  });

  it('has a map of what is there', async () => {
    const one = await aDesk(test);
    const id = await shared({}, one);
    const { body, headers } = await get('/sitemap.xml', {}, one);
    expect(headers['content-type']).toMatch(/^application\/xml/);
    expect(body).toMatch(
      new RegExp(
        `<loc>https?://[^<]+/help/${one.slug}/articles/${id}</loc><lastmod>\\d{4}-\\d\\d-\\d\\d</lastmod>`,
      ),
    );
  });

  it('is nothing where there is no such desk', async () => {
    for (const url of [
      '/help/nowhere',
      '/help/No-such',
      `/help/${visit.desk().slug}/articles/x`,
      '/help/nowhere/sitemap.xml',
    ])
      expect((await visit.ask(url)).statusCode).toBe(404);
  });

  it('takes at most 40 kB for a page, the longest included', async () => {
    const one = await aDesk(test);
    const words = 'Hold the key for three seconds and let it go. ';
    const ids: string[] = [];
    for (let at = 0; at < 25; at += 1)
      ids.push(await shared({ words: `${at} ${words.repeat(6)}`, helps: words.repeat(430) }, one));
    const { page } = await search(words, one);
    for (const { body } of [page, await get('', {}, one), await get(`/articles/${ids[0]}`, {}, one)]) {
      expect(Buffer.byteLength(body)).toBeLessThan(40_000);
      expect(gzipSync(body).length).toBeLessThan(12_000);
      // Nothing else is loaded.
      expect(body).not.toMatch(/<(script|img|link (?!rel="(?:icon" href="data:|sitemap" )))/);
    }
  });
});

describe('what is not for customers', () => {
  it.each([
    ['kept by a company', { audience: 'company', confidence: 'validated' }],
    ['for the companies', { audience: 'companies', confidence: 'validated' }],
    ['in progress', { audience: 'customers', confidence: 'work in progress' }],
    ['not checked yet', { audience: 'customers', confidence: 'not validated' }],
    ['put away', { audience: 'customers', confidence: 'archived' }],
  ] as const)('is not shown, found or counted: %s', async (_what, more) => {
    const one = await aDesk(test);
    await shared({ words: 'It hums' }, one);
    const id = await written(one, { words: 'Secret zither', helps: 'Hush.', ...more }, one.leo);
    const seen = [
      (await get('', {}, one)).body,
      (await search('zither', one)).page.body,
      (await get('/sitemap.xml', {}, one)).body,
      (await get(`/ask?article=${id}`, {}, one)).body,
    ].join('\n');
    expect(seen).not.toMatch(/Secret|Hush/);
    expect(seen.replaceAll(`?article=${id}`, '')).not.toContain(id);
    expect(seen).toContain('Nothing here fits “zither” yet.');
    expect((await get(`/articles/${id}`, {}, one)).statusCode).toBe(404);
  });

  it('is not shown on the pages of another desk', async () => {
    const [one, other] = [await aDesk(test), await aDesk(test)];
    const id = await shared({ words: 'Secret zither' }, one);
    await shared({}, other);
    expect((await get(`/articles/${id}`, {}, other)).statusCode).toBe(404);
    expect((await search('zither', other)).page.body).not.toContain('Secret');
    expect((await get(`/ask?article=${id}`, {}, other)).body).not.toContain('Secret');
  });

  it('counts nothing in the order of what is found', async () => {
    const score = async (on: Desk) =>
      (
        await test.sql(`select score from app.rank_articles($1, 'zither', 5, '{customers}', '{}', false)`, [
          on.id,
        ])
      ).rows[0].score;
    const [one, other] = [await aDesk(test), await aDesk(test)];
    for (const each of [one, other]) await shared({ words: 'The zither hums' }, each);
    await shared({ words: 'zither', confidence: 'work in progress' }, other);
    for (const helps of ['one', 'two']) await written(other, { words: 'zither zither', helps }, other.leo);
    expect(await score(other)).toBe(await score(one));
  });
});
