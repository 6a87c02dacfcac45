import { beforeEach, describe, expect, it } from 'vitest';
import { drawn } from '../../../platform/pictures/drawn.fixture.ts';
import { aCase, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { someWords, translated } from '../../knowledge/articles.fixture.ts';
import { judgeArticle } from '../../knowledge/commands/judge-article.ts';
import { keepPicture, preparedPicture } from '../../knowledge/commands/keep-picture.ts';
import { useArticle } from '../../knowledge/commands/use-article.ts';
import { changeArticle } from '../../knowledge/commands/write-article.ts';
import { helpVisitor } from './help-visitor.fixture.ts';

const test = testDatabase();
const visit = helpVisitor(test);
const { shared } = visit;

let desk: Desk;
let id: string;
let german: string;
const wah = { words: 'The wah pedal squeaks', helps: 'Oil the **hinge**.' };
const arabic = { language: 'ar', words: 'الدواسة تصدر صريرًا', helps: 'ضع الزيت على المفصل.' };
const into = (more: Parameters<typeof translated>[2] = {}) =>
  translated(
    desk,
    id,
    { confidence: 'validated', words: 'Das Wah-Pedal quietscht', helps: 'Das **Gelenk** ölen.', ...more },
    desk.leo,
  );
beforeEach(async () => {
  desk = await visit.aHelpDesk();
  id = await shared(wah, desk);
  german = await into();
});

const get = (path: string, languages = 'en') =>
  visit.get(path, { headers: { 'accept-language': languages } }, desk);
const search = async (words: string, languages: string) => {
  const { cookies } = await visit.search(words, desk);
  return (await visit.get('/found', { cookies, headers: { 'accept-language': languages } }, desk)).body;
};
const rows = (body: string) => [...body.matchAll(/<li lang="([a-z-]+)"><a href="[^"]*\/([0-9a-f-]{36})"/g)];
const named = (body: string) => rows(body).map(([, language, one]) => [language, one]);
const judge = (article: string, said: Omit<Parameters<typeof judgeArticle>[1], 'article'>) =>
  desk.as(desk.leo, (ctx) => judgeArticle(ctx, { article, ...said }));

describe('an article that is read in several languages', () => {
  it('names them by their own names, and tells whoever searches the web', async () => {
    const third = await into(arabic);
    const { body } = await get(`/articles/${german}`);
    const at = `/help/${desk.slug}/articles`;
    expect(body).toContain(`<a href="${at}/${id}" lang="en" hreflang="en" dir="ltr">English</a>`);
    expect(body).toContain('<span lang="de" aria-current="page">Deutsch</span>');
    expect(body).toContain(`<a href="${at}/${third}" lang="ar" hreflang="ar" dir="rtl">العربية</a>`);
    const links = (page: string) =>
      [...page.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="https?:\/\/[^/]+([^"]+)">/g)].map(
        ([, language, path]) => [language, path],
      );
    const all = [
      ['en', `${at}/${id}`],
      ['ar', `${at}/${third}`],
      ['de', `${at}/${german}`],
      ['x-default', `${at}/${id}`],
    ];
    expect(links(body)).toEqual(all);
    const inArabic = (await get(`/articles/${third}`)).body;
    expect(links(inArabic)).toEqual(all);
    expect(inArabic).toContain('<article lang="ar" dir="rtl">');
    expect(body).toContain('<article lang="de" dir="ltr">');
    const alone = await shared({ words: 'Something else' }, desk);
    expect((await get(`/articles/${alone}`)).body).not.toMatch(/hreflang|<nav/);
  });

  it('stands on the map with all of them', async () => {
    const { body } = await get('/sitemap.xml');
    const start = body.match(/<loc>(https?:[^<]+\/help\/[^</]+)<\/loc>/)?.[1];
    const links = [
      ['en', id],
      ['de', german],
      ['x-default', id],
    ].map(
      ([language, one]) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${start}/articles/${one}"/>`,
    );
    for (const one of [id, german])
      expect(body).toMatch(
        new RegExp(`/articles/${one}</loc><lastmod>[\\d-]+</lastmod>${links.join('')}</url>`),
      );
    expect(body).toContain('xmlns:xhtml="http://www.w3.org/1999/xhtml"');
  });

  it('stands once in each list, in the language that is read', async () => {
    const other = (await get('')).body.match(/articles\/([0-9a-f-]{36})" dir="auto">It hums/)?.[1];
    for (const path of ['', '?page=1']) {
      expect(named((await get(path)).body)).toEqual([
        ['en', id],
        ['en', other],
      ]);
      expect(named((await get(path, 'fr,de-AT;q=0.8,en;q=0.5')).body)).toEqual([
        ['de', german],
        ['en', other],
      ]);
    }
  });

  it('stands before others where it helped in any language', async () => {
    const later = await shared({ words: 'Later' }, desk);
    const { id: caseId } = await aCase(desk);
    expect(named((await get('')).body)[0]).toEqual(['en', later]);
    await desk.as(desk.dana, (ctx) => useArticle(ctx, { case: caseId, article: german, as: 'helped' }));
    expect(named((await get('')).body)[0]).toEqual(['en', id]);
  });

  it('says that the original has changed since', async () => {
    const behind = async () =>
      (await get(`/articles/${german}`)).body.includes('The original has changed since');
    expect(await behind()).toBe(false);
    await desk.as(desk.leo, (ctx) => changeArticle(ctx, { ...someWords, ...wah, article: id, version: 1 }));
    expect(await behind()).toBe(true);
    expect((await get(`/articles/${german}`, 'de')).body).toContain('Das Original wurde seither geändert');
    expect((await get(`/articles/${id}`)).body).not.toContain('has changed since');
  });
});

describe('what somebody looks for', () => {
  it('is found in their language, whichever they say it in', async () => {
    for (const words of ['squeaking pedals', 'Pedal quietscht']) {
      expect(named(await search(words, 'de'))).toEqual([['de', german]]);
      expect(named(await search(words, 'en'))).toEqual([['en', id]]);
    }
    // Whoever reads none of them is spoken to in English.
    expect(named(await search('quietscht', 'fr'))).toEqual([['en', id]]);
  });

  it('is found in their language before the others, however well those fit', async () => {
    await shared({ words: 'pedal pedal', helps: 'pedal' }, desk);
    const languages = named(await search('pedal', 'de')).map(([language]) => language);
    expect(languages).toEqual(['de', 'en']);
  });

  it('is read with the stems of their language, though the desk does not speak it', async () => {
    const spanish = await into({ language: 'es', words: 'Los botones crujen', helps: 'Aceite.' });
    expect(named(await search('el botón cruje', 'es'))).toEqual([['es', spanish]]);
  });
});

describe('a translation that customers do not read', () => {
  it.each([
    ['not checked yet', () => judge(german, { confidence: 'not validated' })],
    ['for the companies', () => judge(german, { audience: 'companies' })],
    ['of what is not checked any more', () => judge(id, { confidence: 'work in progress' })],
    ['of what is for the companies now', () => judge(id, { audience: 'companies' })],
    ['put away with its original', () => judge(id, { confidence: 'archived' })],
  ])('is not shown, found, counted or named: %s', async (_what, hide) => {
    await hide();
    const seen = [
      (await get('', 'de')).body,
      (await get('?page=1', 'de')).body,
      await search('quietscht', 'de'),
      (await get('/sitemap.xml')).body,
      (await get(`/articles/${id}`)).body,
    ].join('\n');
    expect(seen).not.toContain(german);
    expect(seen).not.toMatch(/quietscht(?!“|")|hreflang/);
    expect((await get(`/articles/${german}`)).statusCode).toBe(404);
    const { rows: counted } = await test.sql(
      `select from article_counts where desk_id = $1 and audience = 'customers' and lexeme like 'quietscht%'`,
      [desk.id],
    );
    expect(counted).toEqual([]);
  });

  it('shows no picture any more once its original is not shown', async () => {
    const { leo, id: deskId } = desk;
    const picture = await desk.as(leo, async (ctx) =>
      keepPicture(ctx, { deskId, picture: await preparedPicture(drawn.jpeg) }),
    );
    const spanish = await into({
      language: 'es',
      helps: `![El pedal](picture/${picture})`,
      clearedPictures: [picture],
    });
    expect((await get(`/articles/${spanish}`)).body).toContain('<img alt="El pedal"');
    expect((await get(`/pictures/${picture}`)).statusCode).toBe(200);
    await judge(id, { confidence: 'not validated' });
    expect((await get(`/pictures/${picture}`)).statusCode).toBe(404);
  });

  it('is shown again with its original', async () => {
    await judge(id, { confidence: 'not validated' });
    await judge(id, { confidence: 'validated' });
    expect(named(await search('quietscht', 'de'))).toEqual([['de', german]]);
  });
});
