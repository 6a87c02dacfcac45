import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll } from 'vitest';
import { pageCommands } from '../../../entry/page-commands.ts';
import { type HttpServer, httpServer } from '../../../platform/http/server.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { written } from '../../knowledge/articles.fixture.ts';
import { asPerson } from '../fixtures.ts';
import { helpPageRoutes } from './routes.ts';

type More = { headers?: Record<string, string>; cookies?: Record<string, string> };

/** Somebody without a link on the help pages of a desk, as their browser goes on. */
export function helpVisitor(test: TestDatabase) {
  const logged: string[] = [];
  let desk: Desk;
  let server: HttpServer;
  beforeAll(async () => {
    desk = await aHelpDesk();
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
  /** A desk that has something on its help pages. */
  async function aHelpDesk(): Promise<Desk> {
    const one = await aDesk(test);
    await shared({}, one);
    return one;
  }
  async function search(words: string, on = desk) {
    const sent = await post('/search', { words }, {}, on);
    const cookies = Object.fromEntries(sent.cookies.map(({ name, value }) => [name, value]));
    return { cookies, page: await ask(String(sent.headers.location), { cookies }) };
  }
  return { ask, get, post, shared, search, aHelpDesk, desk: () => desk, log: () => logged.join('\n') };
}

/** Something that customers read, where nothing else is needed of it. */
export const publish = (test: TestDatabase, desk: { id: string; client: string; leo: string }) =>
  asPerson(test, desk.leo, async ({ db }) => {
    const id = randomUUID();
    await sql`insert into articles (desk_id, id, organization_id, made_by_id, audience, confidence)
      values (${desk.id}, ${id}, ${desk.client}, ${desk.leo}, 'customers', 'validated')`.execute(db);
    await sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
      values (${desk.id}, ${id}, 1, 'en', 'It hums', 'Press it out.', ${desk.leo}, ${desk.client})`.execute(
      db,
    );
  });
