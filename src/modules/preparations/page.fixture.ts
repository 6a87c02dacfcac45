import type { HttpServer } from '../../platform/http/server.ts';

/** Somebody who has nothing but the link. */
export async function visiting(server: HttpServer, url: string) {
  const followed = await server.inject({ url: new URL(url).pathname });
  const path = String(followed.headers.location);
  const cookie = `begin=${followed.cookies.find(({ name }) => name === 'begin')?.value}`;
  const read = () => server.inject({ url: path, headers: { cookie } });
  const page = await read();
  const hidden = (name: string) => page.body.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1] ?? '';
  const ticks = [...page.body.matchAll(/name="(person-[^"]+)" value="yes" checked/g)].map(
    ([, name]) => name ?? '',
  );
  const post = (to: 'answers' | 'addresses', fields: Record<string, string>) =>
    server.inject({
      ...{ method: 'POST', url: `${path}/${to}` },
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: hidden('token'), ...fields }).toString(),
    });
  const send = (fields: Record<string, string>) => post('answers', { version: hidden('version'), ...fields });
  const give = (mail: string) => post('addresses', { mail });
  const prove = () => post('addresses', {});
  const yes = (more: Record<string, string> = {}) =>
    send({ answer: 'yes', ...Object.fromEntries(ticks.map((name) => [name, 'yes'])), ...more });
  return { path, page, read, send, yes, give, prove, ticks };
}
