import { once } from 'node:events';
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { setupLink } from '../../entry/setup.ts';
import { runningWithMail } from '../../testing/running-with-mail.ts';

const { running, sink } = runningWithMail({ THROUGHLINE_PROXIES: '127.0.0.1' });
const mail = 'leo@harmon.example';
beforeAll(async () => {
  const link = await setupLink(running.program.database, running.program.url);
  const body = {
    token: link?.split('/').at(-1),
    ...{
      organization: 'Harmon Audio',
      deskName: 'Harmon Audio',
      slug: 'harmon',
      address: 'help@harmon.example',
    },
    ...{ name: 'Leo Brandt', mail, zone: 'Europe/London', password: 'a long enough password' },
  };
  expect((await running.api('POST', '/api/setup', { body })).status).toBe(201);
});

const ask = (path: string, body: object, from = '192.0.2.1') =>
  running.api('POST', `/api/auth/${path}`, {
    body,
    headers: { origin: running.program.url, 'x-forwarded-for': from },
  });
const askLink = (email: string) => ask('sign-in/magic-link', { email, callbackURL: '/app' });
const linkIn = (raw: string) =>
  raw
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
    .match(/https?:\/\/\S+/)?.[0] ?? '';
const follow = (link: string) => fetch(link, { redirect: 'manual' });

async function linkSent(): Promise<{ link: string; to: string[] }> {
  const coming = sink.next();
  expect((await askLink(mail)).status).toBe(200);
  const { raw, to } = await coming;
  return { link: linkIn(raw), to };
}

describe('the sign-in link', () => {
  it('comes by mail, signs in its reader once, and then never again', async () => {
    const { link, to } = await linkSent();
    expect(to).toEqual([mail]);
    const followed = await follow(link);
    const cookie = followed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await running.api('GET', '/api/me', { headers: { cookie } })).body.mail).toBe(mail);
    const again = await follow(link);
    expect(again.headers.getSetCookie().join()).not.toContain('session_token=');
    expect(again.headers.get('location')).toContain('error=');
  });

  it('stands nowhere in the database and in no log', async () => {
    const token = new URL((await linkSent()).link).searchParams.get('token') ?? '';
    expect(token.length).toBeGreaterThan(20);
    const { rows } = await running.test.sql(`select to_jsonb(v)::text as row from auth.verification v`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
    expect(running.logged.join()).not.toContain(token);
  });

  it('is answered alike for whoever is not known here, who gets no mail and no account', async () => {
    expect((await askLink('nobody@harmon.example')).status).toBe(200);
    const { to } = await linkSent();
    expect(to).toEqual([mail]);
    expect(sink.got.flatMap((got) => got.to)).not.toContain('nobody@harmon.example');
    const { rows } = await running.test.sql(`select count(*)::int as people from auth."user"`);
    expect(rows[0].people).toBe(1);
  });

  it('is sent three times an hour and no more, wherever it is asked for', async () => {
    const refused = await ask('sign-in/magic-link', { email: ` ${mail.toUpperCase()}` }, '192.0.2.77');
    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe('sign-in.too-often');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('is asked for from one address five times a minute and no more, for whomever', async () => {
    const tries = [1, 2, 3, 4, 5, 6].map((n) =>
      ask('sign-in/magic-link', { email: `somebody-${n}@harmon.example` }, '203.0.113.9'),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const elsewhere = await ask('sign-in/magic-link', { email: 'one@harmon.example' }, '203.0.113.10');
    expect(elsewhere.status).toBe(200);
  });
});

describe('guessing a password', () => {
  it('ends after five tries at one account, from however many addresses', async () => {
    const tries = [1, 2, 3, 4, 5, 6].map((n) =>
      ask('sign-in/email', { email: mail, password: 'not this one' }, `198.51.100.${n}`),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it.each([
    '/x/../sign-in/email',
    '/./sign-in/email',
    '//sign-in/email',
    '/sign-in/email/',
    '/sign-in/%65mail',
  ])('has no second way in at %s', async (path) => {
    const { hostname, port } = new URL(running.program.url);
    const asked = request({ hostname, port, method: 'POST', path: `/api/auth${path}` });
    asked.setHeader('content-type', 'application/json');
    asked.end(JSON.stringify({ email: mail, password: 'not this one' }));
    const [answer] = await once(asked, 'response');
    answer.resume();
    expect(answer.statusCode).toBe(404);
  });
});
