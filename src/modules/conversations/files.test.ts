import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { makeToken } from '../people/commands/tokens.ts';

const running = runningThroughline();
let desk: Desk;
let reading: string;
let writing: string;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const token = async (scopes: string[]) =>
    (await desk.as(desk.dana, (ctx) => makeToken(ctx, { name: scopes.join(), scopes: scopes as never })))
      .token;
  reading = await token(['read']);
  writing = await token(['write']);
});

async function upload(token: string | null, content: BodyInit | Uint8Array, key?: string) {
  const answer = await fetch(`${running.program.url}/api/desks/${desk.slug}/files`, {
    method: 'POST',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      'content-type': 'multipart/form-data; boundary=b',
    },
    body: content as BodyInit,
    ...(content instanceof ReadableStream && { duplex: 'half' }),
  });
  return { status: answer.status, body: await answer.json() };
}

const head =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="page.txt"\r\nContent-Type: text/plain\r\n\r\n';
const form = (content: Uint8Array) =>
  Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]);

/** A file of which only the beginning ever comes. */
const endless = () => new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from(head)) });

describe('a file', () => {
  it('is kept and taken away again', async () => {
    const made = await upload(writing, form(Buffer.from('Page 4')));
    expect(made).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    const path = `${running.program.url}/api/desks/${desk.slug}/files/${made.body.id}`;
    const answer = await fetch(path, { headers: { authorization: `Bearer ${reading}` } });
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(await answer.text()).toBe('Page 4');
  });

  it('is refused before it is read to whoever may keep none', async () => {
    expect(await upload(null, endless())).toMatchObject({ status: 401 });
    expect(await upload(reading, endless())).toMatchObject({ status: 403, body: { code: 'token.scope' } });
  });

  it.each(['files', 'export'])(
    'is neither kept nor given in the name of somebody else than who is signed in: %s',
    async (what) => {
      const path = `${running.program.url}/api/desks/${desk.slug}/${what}`;
      const headers = { authorization: `Bearer ${writing}`, 'throughline-person': desk.leo.id };
      const asked = what === 'files' ? { method: 'POST', body: endless(), duplex: 'half' } : {};
      const answer = await fetch(path, {
        ...asked,
        headers: {
          ...headers,
          ...(what === 'files' && { 'content-type': 'multipart/form-data; boundary=b' }),
        },
      } as RequestInit);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'session.other' });
    },
  );

  it('is kept once for all requests with one key, and another with it is refused', async () => {
    const ask = (content: string) => upload(writing, form(Buffer.from(content)), 'one');
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('Page 5')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const kept = await running.test.sql(
      "select count(*)::int as n from files where sha256 = sha256('Page 5')",
    );
    expect(kept.rows[0].n).toBe(1);
    expect(await ask('Page 6')).toMatchObject({ status: 422, body: { code: 'idempotency.other-request' } });
    const other = Buffer.from(form(Buffer.from('Page 5')).toString().replace('page.txt', 'sheet.txt'));
    expect(await upload(writing, other, 'one')).toMatchObject({ status: 422 });
  });

  it('is refused with a key that is too long', async () => {
    const answer = await upload(writing, form(Buffer.from('Page 7')), 'x'.repeat(256));
    expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency.invalid' } });
  });

  it('is shown to no token that may not read', async () => {
    const made = await upload(writing, form(Buffer.from('Page 4')));
    const answer = await running.api('GET', `/api/desks/${desk.slug}/files/${made.body.id}`, {
      token: writing,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'token.scope' } });
  });

  it('is not found by what is no id', async () => {
    const answer = await running.api('GET', `/api/desks/${desk.slug}/files/page.txt`, { token: reading });
    expect(answer).toMatchObject({ status: 404, body: { code: 'file.not-found' } });
  });

  it('is refused with a sentence where it is too large', async () => {
    const answer = await upload(writing, form(Buffer.alloc(26 * 1024 * 1024)));
    expect(answer).toMatchObject({ status: 413, body: { detail: expect.stringContaining('at most 25 MB') } });
  });

  it('stands in the API’s document', async () => {
    const { body } = await running.api('GET', '/api/openapi.json');
    expect(body.paths['/api/desks/{desk}/files'].post.summary).toContain('Keep a file');
    expect(body.paths['/api/desks/{desk}/files/{file}'].get.summary).toContain('A file as it was sent');
  });
});

describe('a case written down', () => {
  it('with a token came from another program', async () => {
    const asked = {
      subject: 'Hum',
      text: 'It hums.',
      customer: { name: 'Ana', address: 'ana@customers.example' },
    };
    const made = await running.api('POST', `/api/desks/${desk.slug}/cases`, { token: writing, body: asked });
    const { body } = await running.api('GET', `/api/cases/${made.body.id}`, { token: reading });
    expect(body.entries[0].channel).toBe('api');
  });
});
