import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { pageCommands } from '../../../entry/page-commands.ts';
import { httpServer } from '../../../platform/http/server.ts';
import { drawn } from '../../../platform/pictures/drawn.fixture.ts';
import { aDesk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { someWords, written } from '../../knowledge/articles.fixture.ts';
import { judgeArticle } from '../../knowledge/commands/judge-article.ts';
import { keepPicture, preparedPicture } from '../../knowledge/commands/keep-picture.ts';
import { changeArticle } from '../../knowledge/commands/write-article.ts';
import { helpVisitor } from './help-visitor.fixture.ts';
import { helpPageRoutes } from './routes.ts';

const test = testDatabase();
const visit = helpVisitor(test);
const { get, shared } = visit;

const keep = (content: Buffer, on = visit.desk()) =>
  on.as(on.leo, async (ctx) => keepPicture(ctx, { deskId: on.id, picture: await preparedPicture(content) }));
const shows = (id: string, said = 'The “mono” switch') => `Press it.\n\n![${said}](picture/${id})`;

describe('the pictures of an article on the help pages', () => {
  it('stand in it with their room and their words, and load once they are near', async () => {
    const [still, film] = [await keep(drawn.jpeg), await keep(drawn.mp4)];
    const id = await shared({ helps: `${shows(still)}\n\n${shows(film, 'Pressing it')}` });
    const { body, headers } = await get(`/articles/${id}`);
    const base = `/help/${visit.desk().slug}/pictures`;
    expect(body).toContain(
      `<img alt="The “mono” switch" loading="lazy" decoding="async" width="30" height="20" src="${base}/${still}">`,
    );
    expect(body).toContain(
      `<video controls preload="metadata" playsinline width="240" height="180" src="${base}/${film}" aria-label="Pressing it">`,
    );
    expect(body).not.toContain('autoplay');
    expect(headers['content-security-policy']).toContain("img-src data: 'self'; media-src 'self';");
    expect(gzipSync(body).length).toBeLessThan(12_000);
    // No other page lets pictures through.
    for (const path of ['', '/ask', `/articles/${await shared()}`])
      expect((await get(path)).headers['content-security-policy']).toContain('img-src data:;');
  });

  it('are sent to everybody as what they are, in parts where that is asked', async () => {
    const still = await keep(drawn.jpeg);
    await shared({ helps: shows(still) });
    const whole = await get(`/pictures/${still}`);
    expect(whole.rawPayload.equals(drawn.jpeg)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=60',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    const some = await get(`/pictures/${still}`, { headers: { range: 'bytes=2-5' } });
    expect([some.statusCode, some.rawPayload.equals(drawn.jpeg.subarray(2, 6))]).toEqual([206, true]);
    const headers = { 'if-none-match': String(whole.headers.etag) };
    expect((await get(`/pictures/${still}`, { headers })).statusCode).toBe(304);
  });

  it('are there as long as what customers read shows them', async () => {
    const one = await aDesk(test);
    await shared({}, one);
    const [before, now, never] = [
      await keep(drawn.png, one),
      await keep(drawn.gif, one),
      await keep(drawn.webp, one),
    ];
    const status = async (id: string, on: { slug: string } = one) =>
      (await get(`/pictures/${id}`, {}, on)).statusCode;
    const id = await shared({ helps: shows(before) }, one);
    await written(one, { helps: shows(never), audience: 'companies', confidence: 'validated' }, one.leo);
    expect([await status(before), await status(now), await status(never)]).toEqual([200, 404, 404]);
    await one.as(one.leo, (ctx) =>
      changeArticle(ctx, {
        ...someWords,
        helps: shows(now),
        article: id,
        version: 1,
        clearedPictures: [now],
      }),
    );
    expect([await status(before), await status(now)]).toEqual([404, 200]);
    expect(await status(now, visit.desk())).toBe(404);
    await test.sql('delete from article_picture_chunks where picture_id = $1', [now]);
    expect(await status(now)).toBe(404);
    await one.as(one.leo, (ctx) => judgeArticle(ctx, { article: id, confidence: 'archived' }));
    expect([await status(now), await status('x')]).toEqual([404, 404]);
  });

  it('are given so often to one network and no oftener, while pages still are', async () => {
    const own = await httpServer(pino({ level: 'silent' }));
    await helpPageRoutes(own, { database: test.database, commands: pageCommands });
    const status = async (path: string) =>
      (await own.inject({ url: `/help/${visit.desk().slug}${path}` })).statusCode;
    const look = () => status(`/pictures/${randomUUID()}`);
    for (let at = 0; at < 600; at += 1) expect(await look()).toBe(404);
    expect([await look(), await status('')]).toEqual([429, 200]);
    await own.close();
  });
});
