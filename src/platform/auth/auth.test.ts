import { describe, expect, it } from 'vitest';
import { setupLink } from '../../entry/setup.ts';
import { runningThroughline } from '../../testing/running.ts';

const running = runningThroughline();
const password = 'a long enough password';
const mail = 'leo@harmon.example';

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const signIn = (given: string) =>
  running.api('POST', '/api/auth/sign-in/email', {
    body: { email: mail, password: given },
    headers: { origin: running.program.url },
  });

describe('signing in', () => {
  it('works by password, for who was set up and knows it', async () => {
    const link = await setupLink(running.program.database, running.program.url);
    const made = await running.api('POST', '/api/setup', {
      body: {
        token: link?.split('/').at(-1),
        organization: 'Harmon Audio',
        deskName: 'Harmon Audio',
        slug: 'harmon',
        address: 'help@harmon.example',
        name: 'Leo Brandt',
        mail,
        zone: 'Europe/London',
        password,
      },
    });
    expect(made.status).toBe(201);
    expect((await signIn('another password')).status).toBe(401);
    const cookie = cookieOf((await signIn(password)).headers);
    expect((await running.api('GET', '/api/me', { headers: { cookie } })).body.name).toBe('Leo Brandt');
  });

  it('lists the sessions to their owner, who can end one at once', async () => {
    const [here, there] = [
      cookieOf((await signIn(password)).headers),
      cookieOf((await signIn(password)).headers),
    ];
    const headers = { cookie: here, origin: running.program.url };
    const before = await running.api('GET', '/api/auth/list-sessions', { headers });
    expect(before.body.length).toBeGreaterThanOrEqual(2);
    const token = decodeURIComponent(there).split('=')[1]?.split('.')[0];
    expect(before.body.map((session: { token: string }) => session.token)).toContain(token);
    const ended = await running.api('POST', '/api/auth/revoke-session', { headers, body: { token } });
    expect(ended.status).toBe(200);
    expect((await running.api('GET', '/api/me', { headers: { cookie: there } })).status).toBe(401);
    expect((await running.api('GET', '/api/me', { headers: { cookie: here } })).status).toBe(200);
  });
});

describe('a desk with holidays', () => {
  it('shows them as the dates they were set to, wherever the server stands', async () => {
    const cookie = cookieOf((await signIn(password)).headers);
    const headers = { cookie, origin: running.program.url };
    const changed = await running.api('PATCH', '/api/desks/harmon', {
      headers,
      body: { holidays: ['2026-12-25', '2027-01-01'] },
    });
    expect(changed.status).toBe(200);
    expect((await running.api('GET', '/api/desks/harmon', { headers })).body.holidays).toEqual([
      '2026-12-25',
      '2027-01-01',
    ]);
  });
});
