import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningWithMail } from '../../testing/running-with-mail.ts';

const { running, sink } = runningWithMail();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const ask = (path: string, body: object) =>
  running.api('POST', `/api/auth/${path}`, { body, headers: { origin: running.program.url } });
const signIn = async (password: string) =>
  (await ask('sign-in/email', { email: desk.dana.mail, password })).status;
const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** The page to which the link in the mail leads. */
async function pageAsked(): Promise<URL> {
  const coming = sink.next();
  const asked = { email: desk.dana.mail, redirectTo: '/app/new-password' };
  expect((await ask('request-password-reset', asked)).status).toBe(200);
  const { raw, to } = await coming;
  expect(to).toEqual([desk.dana.mail]);
  const link =
    raw
      .replaceAll('=\r\n', '')
      .replaceAll('=3D', '=')
      .match(/https?:\/\/\S+/)?.[0] ?? '';
  const { headers } = await fetch(link, { redirect: 'manual' });
  return new URL(headers.get('location') ?? '', running.program.url);
}

describe('the link to set a password', () => {
  it('lets somebody who never had one set it, once', async () => {
    expect(await signIn('a password of her own')).toBe(401);
    const page = await pageAsked();
    expect([page.origin, page.pathname]).toEqual([running.program.url, '/app/new-password']);
    const token = page.searchParams.get('token');
    const { rows } = await running.test.sql(`select to_jsonb(v)::text as row from auth.verification v`);
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
    const set = (newPassword: string) => ask('reset-password', { token, newPassword });
    expect((await set('too short')).status).toBe(400);
    expect((await set('a password of her own')).status).toBe(200);
    expect(await signIn('a password of her own')).toBe(200);
    expect(await set('a password of somebody')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_TOKEN' },
    });
    expect(await signIn('a password of somebody')).toBe(401);
  });

  it('changes the one they have, and ends every session', async () => {
    const given = { email: desk.dana.mail, password: 'a password of her own' };
    const cookie = cookieOf((await ask('sign-in/email', given)).headers);
    const me = () => running.api('GET', '/api/me', { headers: { cookie } });
    expect((await me()).status).toBe(200);
    const token = (await pageAsked()).searchParams.get('token');
    await ask('reset-password', { token, newPassword: 'another of her own' });
    expect((await me()).status).toBe(401);
    expect(await signIn('another of her own')).toBe(200);
  });
});
