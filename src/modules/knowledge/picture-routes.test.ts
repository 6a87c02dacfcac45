import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '../../platform/pictures/drawn.fixture.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { makeToken } from '../people/commands/tokens.ts';
import { written } from './articles.fixture.ts';

const running = runningThroughline();
let desk: Desk;
let tokens: Record<'reading' | 'writing' | 'leo', string>;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const token = async (who: Desk['dana'], scope: 'read' | 'write') =>
    (await desk.as(who, (ctx) => makeToken(ctx, { name: scope, scopes: [scope] }))).token;
  tokens = {
    reading: await token(desk.dana, 'read'),
    writing: await token(desk.dana, 'write'),
    leo: await token(desk.leo, 'read'),
  };
});

const at = (path = '') => `${running.program.url}/api/desks/${desk.slug}/pictures${path}`;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function upload(content: Buffer, type: string, { token = tokens.writing, key = '' } = {}) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(content)], { type }), 'picture.png');
  const headers = { ...bearer(token), ...(key && { 'idempotency-key': key }) };
  const answer = await fetch(at(), { method: 'POST', body, headers });
  return { status: answer.status, body: await answer.json() };
}

const see = (id: string, { token = tokens.reading, headers = {} } = {}) =>
  fetch(at(`/${id}`), { headers: { ...bearer(token), ...headers } });

describe('pictures over HTTP', () => {
  it('are kept, and seen in place as what they are, where nothing in them runs', async () => {
    const { status, body } = await upload(drawn.png, 'image/png');
    expect([status, Object.keys(body)]).toEqual([201, ['id']]);
    const answer = await see(body.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(drawn.png.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(drawn.png)).toBe(true);
    const tag = answer.headers.get('etag') ?? '';
    expect(tag).toBe(`"${createHash('sha256').update(drawn.png).digest('hex')}"`);
    expect((await see(body.id, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('are given in parts, as a video is played', async () => {
    // More than is read at once.
    const film = Buffer.concat([drawn.webm, Buffer.from([0xec, 0x10, 0x20, 0, 0]), Buffer.alloc(2 ** 21)]);
    const { body } = await upload(film, 'video/webm');
    const part = async (range: string, more = {}) => {
      const answer = await see(body.id, { headers: { range, ...more } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, range: answer.headers.get('content-range'), bytes };
    };
    const whole = await see(body.id);
    const all = Buffer.from(await whole.arrayBuffer());
    expect([whole.headers.get('content-type'), all.length]).toEqual(['video/webm', film.length]);
    const some = await part('bytes=100-1400000');
    expect([some.status, some.range]).toEqual([206, `bytes 100-1400000/${film.length}`]);
    expect(some.bytes.equals(all.subarray(100, 1_400_001))).toBe(true);
    expect((await part('bytes=-5')).bytes.equals(all.subarray(-5))).toBe(true);
    const rest = await part(`bytes=${film.length - 7}-`);
    expect([rest.status, rest.bytes.length]).toEqual([206, 7]);
    const none = await part(`bytes=${film.length}-`);
    expect([none.status, none.range]).toEqual([416, `bytes */${film.length}`]);
    expect((await part('bytes=0-1', { 'if-range': '"another"' })).status).toBe(200);
    expect((await part('bytes=0-1,5-9')).status).toBe(200);
  });

  it('are seen by nobody who reads no article that shows them', async () => {
    const { body } = await upload(drawn.jpeg, 'image/jpeg');
    expect((await see(body.id, { token: tokens.leo })).status).toBe(404);
    expect((await fetch(at(`/${body.id}`))).status).toBe(401);
    await written(desk, { helps: `![x](picture/${body.id})`, audience: 'companies' });
    expect((await see(body.id, { token: tokens.leo })).status).toBe(200);
    expect((await see('nothing')).status).toBe(404);
  });

  it('are refused in a sentence where they are something else, and by whom they are not to be kept', async () => {
    const svg = await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png');
    expect([svg.status, svg.body.code]).toEqual([400, 'article-picture.none']);
    expect(svg.body.detail).toMatch(/^This is no picture or video that every browser shows\./);
    expect((await upload(drawn.png, 'image/png', { token: tokens.reading })).status).toBe(403);
  });

  it('are kept once by one key', async () => {
    const send = (content: Buffer) => upload(content, '', { key: 'one' });
    const [first, again] = [await send(drawn.webp), await send(drawn.webp)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await send(drawn.gif)).status).toBe(422);
  });
});
