import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, InjectOptions } from 'fastify';
import pino from 'pino';
import { serveWeb } from '../../entry/serve-web.ts';
import { makeAuth } from '../../platform/auth/auth.ts';
import type { Site } from '../../platform/context.ts';
import { asRole } from '../../platform/database/roles.ts';
import { Streams } from '../../platform/http/streams.ts';
import { testSecret } from '../../testing/cluster.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { seal } from '../conversations/gateway/keys.ts';
import { type HttpWorld, sessionToken } from './http-world.ts';
import { Stage } from './stage.ts';

export type Answer = { status: number; text: string; body: string };

const url = 'http://localhost:3000';

/** Everything the program answers over HTTP, on a database in which many worlds stand side by side. */
export class HttpStage {
  readonly server: FastifyInstance;
  /** Each as `GET /api/cases/:case`, as the server itself registered them. */
  readonly routes: Set<string>;
  readonly logged: string[];
  readonly #stage: Stage;
  readonly #site: Site;
  readonly #close: () => Promise<void>;

  private constructor(made: {
    server: FastifyInstance;
    routes: Set<string>;
    logged: string[];
    stage: Stage;
    site: Site;
    close: () => Promise<void>;
  }) {
    this.server = made.server;
    this.routes = made.routes;
    this.logged = made.logged;
    this.#stage = made.stage;
    this.#site = made.site;
    this.#close = made.close;
  }

  static async open(test: TestDatabase): Promise<HttpStage> {
    const { database } = test;
    const logged: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const streams = new Streams({ database, connection: asRole(test.admin, 'server', testSecret), log });
    await streams.listen();
    const auth = makeAuth(database, {
      url,
      secret: testSecret,
      sendMail: async () => {},
      onFailure: () => {},
    });
    // Its limits are a page's, and thousands ask here within a minute.
    (await auth.$context).rateLimit.enabled = false;
    const opened = { admin: test.admin, secret: testSecret, kind: 'demo', folder: null } as const;
    const { served: server, routes } = await withRoutes(() =>
      serveWeb({
        database,
        auth,
        streams,
        log,
        url,
        proxies: [],
        opened: { ...opened, close: async () => {} },
      }),
    );
    await server.ready();
    const stage = await Stage.open(test);
    await stage.client.query(findable);
    const close = async () => {
      await streams.close();
      await server.close();
      await stage.close();
    };
    return new HttpStage({ server, routes, logged, stage, site: database.site, close });
  }

  async close(): Promise<void> {
    await this.#close();
  }

  get tables() {
    return this.#stage.tables;
  }

  async sql<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.#stage.client.query<T>(text, values)).rows;
  }

  /** Stores a world for good, with a session for each of its people. */
  async store({ world, wordOf }: HttpWorld): Promise<void> {
    for (const row of world.gateway_keys)
      Object.assign(row, { sealed: seal(this.#site, row.gateway_id, wordOf(row)).toString('hex') });
    await this.sql(justPastAQuarter);
    await this.sql('begin');
    await this.sql('set local session_replication_role = replica');
    await this.sql('select probe.store($1)', [JSON.stringify(world)]);
    const people = world.persons.map((row) => ({
      id: row.id,
      name: wordOf(row),
      token: sessionToken(world, wordOf, row.id),
    }));
    await this.sql(`update cases set due = date_trunc('milliseconds', due) where due is not null`);
    await this.sql(signedIn, [JSON.stringify(people)]);
    await this.sql('commit');
  }

  async ask(asked: InjectOptions): Promise<Answer> {
    const answer = await this.server.inject({ remoteAddress: '127.0.0.1', ...asked });
    const shown = ['location', 'content-disposition', 'set-cookie'].map((name) => answer.headers[name] ?? '');
    return { status: answer.statusCode, body: answer.body, text: `${answer.body}\n${shown.join('\n')}` };
  }

  /** Every table of the database by how many rows it has and which transactions wrote them. */
  async fingerprint(): Promise<Map<string, string>> {
    const tables = await this.sql<{ name: string }>(`select format('%I.%I', schemaname, relname) as name
      from pg_stat_user_tables order by 1`);
    const each = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as state from ${name}`,
    );
    const rows = await this.sql<{ name: string; state: string }>(each.join(' union all '));
    return new Map(rows.map(({ name, state }) => [name, state]));
  }
}

/** The tables in which a row was written, changed or deleted between two fingerprints. */
export const changedBetween = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].filter(([table, state]) => before.get(table) !== state).map(([table]) => table);

/** Fastify names each of its servers as it is made, so nothing is registered before we listen. */
async function withRoutes<T>(serve: () => Promise<T>): Promise<{ served: T; routes: Set<string> }> {
  const routes = new Set<string>();
  const listen = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url: path }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${path}`);
    });
  };
  subscribe('fastify.initialization', listen);
  try {
    return { served: await serve(), routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}

/** A world is stored without triggers; what can be found is made all the same. */
const findable = ['case_words', 'entry_words', 'customers', 'contact_points', 'things', 'articles']
  .map((table) => `alter table ${table} enable always trigger found;`)
  .join('\n');

/** Custody keeps one row a quarter of an hour: each world begins just after one has begun. */
const justPastAQuarter = `update app.installation
  set clock_offset = date_bin('15 minutes', now(), '2000-01-01') + interval '15 minutes 1 second' - now()`;

const signedIn = `
  with person as (select * from jsonb_to_recordset($1::jsonb) as p (id uuid, name text, token text)),
  known as (insert into auth."user" (id, name, email, "emailVerified")
    select id, name, name || '@people.example', true from person returning id)
  insert into auth.session (id, "userId", token, "expiresAt")
  select gen_random_uuid(), p.id, p.token, app.now() + interval '14 days' from person p join known k using (id)`;
