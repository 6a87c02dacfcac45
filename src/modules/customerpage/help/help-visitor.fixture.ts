import { pino } from 'pino';
import { beforeAll } from 'vitest';
import { pageCommands } from '../../../entry/page-commands.ts';
import { type HttpServer, httpServer } from '../../../platform/http/server.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { written } from '../../knowledge/articles.fixture.ts';
import { helpPageRoutes } from './routes.ts';

type More = { headers?: Record<string, string>; cookies?: Record<string, string> };

/** Somebody without a link on the help pages of a desk, as their browser goes on. */
export function helpVisitor(test: TestDatabase) {
  const logged: string[] = [];
  let desk: Desk;
  let server: HttpServer;
  beforeAll(async () => {
    desk = await aDesk(test);
    server = await httpServer(pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }));
    await helpPageRoutes(server, { database: test.database, commands: pageCommands });
    await server.ready();
    return () => server.close();
  });

  const ask = (url: string, more: More = {}) => server.inject({ url, ...more });
  const get = (path: string, more: More = {}, on: { slug: string } = desk) =>
    ask(`/help/${on.slug}${path}`, more);
  const post = (
    path: string,
    fields: Record<string, string>,
    { headers, ...more }: More = {},
    on: { slug: string } = desk,
  ) =>
    server.inject({
      ...{ method: 'POST', url: `/help/${on.slug}${path}`, payload: new URLSearchParams(fields).toString() },
      headers: {
        ...{ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        ...headers,
      },
      ...more,
    });
  /** What the client shares with customers. */
  const shared = (more: Parameters<typeof written>[1] = {}, on = desk) =>
    written(on, { audience: 'customers', confidence: 'validated', ...more }, on.leo);
  async function search(words: string, on = desk) {
    const sent = await post('/search', { words }, {}, on);
    const cookies = Object.fromEntries(sent.cookies.map(({ name, value }) => [name, value]));
    return { cookies, page: await ask(String(sent.headers.location), { cookies }) };
  }
  return { ask, get, post, shared, search, desk: () => desk, log: () => logged.join('\n') };
}
