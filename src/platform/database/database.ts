import { createHmac } from 'node:crypto';
import { Kysely } from 'kysely';
import pg from 'pg';
import type { Actor, Credential } from '../actor.ts';
import type { Context, Site } from '../context.ts';
import { unkeepable } from '../keepable.ts';
import { Refusal } from '../refusal.ts';
import { asRole, type Connection } from './roles.ts';
import {
  over,
  sendTogether,
  statementName,
  type Transaction,
  TransactionDialect,
} from './transaction-dialect.ts';

const { builtins } = pg.types;
const dateArray = 1182;
const textArray: number = 1009;

/** Instants as ISO 8601, and dates as they stand: a date has no zone, and a JavaScript Date would give it one. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === dateArray) return pg.types.getTypeParser(textArray, 'text');
    if (oid === builtins.INT8) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/** The pools of a process, one a role, and the one way into a transaction. */
export class Database {
  readonly server: pg.Pool;
  /** For what the worker asks again and again, as the server: each connection that is asked has to plan it. */
  readonly watch: pg.Pool;
  readonly mailer: pg.Pool;
  readonly auth: pg.Pool;
  /** Called after each commit that may have left work behind. */
  onCommit: () => void = () => {};

  readonly site: Site;

  constructor(
    admin: Connection,
    secret: string,
    {
      url = 'http://localhost:3000',
      size = 20,
      mailServer = null as string | null,
      sendsTexts = false,
      inside = [] as string[],
    } = {},
  ) {
    const sign = (purpose: string, id: string) =>
      createHmac('sha256', secret).update(`${purpose}:${id}`).digest();
    this.site = { url, mailServer, sendsTexts, inside, sign };
    const pool = (role: 'server' | 'mailer' | 'auth', max: number, more: pg.PoolConfig = {}) =>
      new pg.Pool({
        ...asRole(admin, role, secret),
        max,
        application_name: `throughline ${role}`,
        connectionTimeoutMillis: 10_000,
        statement_timeout: 30_000,
        ...more,
      });
    // Planning a statement under so many policies costs ten times its work, so each connection plans it once and is kept.
    // Starting processes to share one answer costs more than such an answer takes, and takes cores from everybody else.
    const planOnce = {
      idleTimeoutMillis: 600_000,
      options: '-c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0',
    };
    this.server = pool('server', size, { ...planOnce, types, pipeline: true } as pg.PoolConfig);
    this.watch = pool('server', 2, planOnce);
    this.mailer = pool('mailer', 2, { ...planOnce, types });
    // better-auth compares its times as Dates; given strings it would find every session ended.
    this.auth = pool('auth', 4, { options: '-c search_path=auth' });
    // A connection that breaks is replaced at the next use, and its query is told; without listeners, on the pool for
    // idle ones and on the client for those in use, it would end the process.
    for (const each of this.#pools()) {
      each.on('error', () => {});
      each.on('connect', (client) => client.on('error', () => {}));
    }
  }

  /** Runs work as whoever the credential names, in one transaction: all of it or nothing. */
  as<T>(credential: Credential, work: (ctx: Context) => Promise<T>, pool = this.server): Promise<T> {
    return this.#in('begin', { credential, work, pool });
  }

  /** The same for what takes long and is to be as of one moment, whatever is written meanwhile. */
  atOneMoment<T>(credential: Credential, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.#in('begin isolation level repeatable read', { credential, work, pool: this.server });
  }

  async #in<T>(
    begin: string,
    { credential, work, pool }: { credential: Credential; work: (ctx: Context) => Promise<T>; pool: pg.Pool },
  ): Promise<T> {
    const client = await pool.connect();
    const transaction: Transaction = { isOver: false };
    let broken: Error | undefined;
    try {
      sendTogether(client);
      const begun = client.query(begin);
      begun.catch(() => {});
      const result = await work(await enter({ client, transaction, site: this.site }, credential));
      transaction.isOver = true;
      const end = await client.query('commit');
      // After an error in a pipeline COMMIT acts as ROLLBACK and says so only in its tag.
      if (end.command !== 'COMMIT') throw new Error('the transaction was rolled back');
      this.onCommit();
      return result;
    } catch (error) {
      transaction.isOver = true;
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw asRefusal(error);
    } finally {
      client.release(broken);
    }
  }

  #pools(): pg.Pool[] {
    return [this.server, this.watch, this.mailer, this.auth];
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools().map((each) => each.end()));
  }
}

const entering = {
  session: 'select app.enter_person(app.session($1), $2) as actor',
  person: 'select app.enter_person($1, $2) as actor',
  token: 'select app.enter_token($1) as actor',
  'customer-link': 'select app.enter_customer_link($1) as actor',
  'task-link': 'select app.enter_task_link($1) as actor',
  'referral-link': 'select app.enter_referral_link($1) as actor',
  'preparation-link': 'select app.enter_preparation_link($1) as actor',
  'proposal-link': 'select app.enter_proposal_link($1) as actor',
  'desk-system': 'select app.enter_desk_system($1) as actor',
  operator: 'select app.enter_operator() as actor',
};

type Entrance = { client: pg.ClientBase; transaction: Transaction; site: Site };

async function enter(entrance: Entrance, credential: Credential): Promise<Context> {
  const { client, transaction, site } = entrance;
  if (transaction.isOver) throw over();
  const text = entering[credential.kind];
  const { rows } = await client.query({ name: statementName(text), text, values: shown(credential) });
  const { now, ...actor } = rows[0].actor as Omit<Actor, 'scopes'> & { now: string; scopes?: string[] };
  return {
    actor: { ...actor, scopes: actor.scopes ?? null },
    now: new Date(now).toISOString(),
    db: new Kysely({ dialect: new TransactionDialect(client, transaction) }),
    site,
    become: (other) => enter(entrance, other),
  };
}

function shown(credential: Credential): unknown[] {
  switch (credential.kind) {
    case 'session':
      return [credential.token, credential.organizationId];
    case 'person':
      return [credential.personId, credential.organizationId];
    case 'desk-system':
      return [credential.deskId];
    case 'operator':
      return [];
    default:
      return [credential.hash];
  }
}

const refusals: Record<string, () => Refusal> = {
  TL400: () =>
    new Refusal(
      'invalid',
      'organization.required',
      'You belong to several organizations: say for which one you act.',
    ),
  TL401: () =>
    new Refusal(
      'unauthenticated',
      'sign-in.required',
      'Please sign in: this session or link is not valid any more.',
    ),
  TL403: () => new Refusal('forbidden', 'not-permitted', 'You may not do this here.'),
  TL409: () =>
    new Refusal(
      'conflict',
      'case.changed',
      'Somebody changed this meanwhile. Look again, then repeat what you did.',
    ),
  '42501': () => new Refusal('forbidden', 'not-permitted', 'You may not do this here.'),
  // A null character that came in the address: what comes in a body is looked at before.
  '22021': unkeepable,
  '22P05': unkeepable,
  '40P01': () => new Refusal('conflict', 'try-again', 'Two changes met. Please try again.'),
  // What is looked at before can still come twice at the same moment.
  '23505': () =>
    new Refusal(
      'conflict',
      'done-already',
      'The same was done at the same moment. Look again before you repeat it.',
    ),
};

/** What PostgreSQL refused, as the sentence that it is for people; any other error as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof pg.DatabaseError && error.code && refusals[error.code])
    return refusals[error.code]?.();
  return error;
}
