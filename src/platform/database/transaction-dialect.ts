import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { ClientBase } from 'pg';

const names = new Map<string, string>();

/** Prepared once a connection, by the text of the statement. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `s${createHash('sha1').update(text).digest('base64url')}`;
  if (names.size < 5000) names.set(text, name);
  return name;
}

/** Whether it has ended: what still goes on then would be done in the transaction of whoever has the connection next. */
export type Transaction = { isOver: boolean };

export const over = () => new Error('this was asked after its transaction had ended');

/** Kysely over the one connection of an open transaction: it compiles and maps, and never begins or ends anything. */
export class TransactionDialect implements Dialect {
  readonly #client: ClientBase;
  readonly #transaction: Transaction;

  constructor(client: ClientBase, transaction: Transaction) {
    this.#client = client;
    this.#transaction = transaction;
  }

  createDriver(): Driver {
    const connection = new TransactionConnection(this.#client, this.#transaction);
    const never = () => Promise.reject(new Error('the entrance opens transactions, commands do not'));
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: never,
      commitTransaction: never,
      rollbackTransaction: never,
      destroy: async () => {},
    };
  }

  createQueryCompiler = () => new Compiler();
  createAdapter = () => new PostgresAdapter();
  createIntrospector = (db: ConstructorParameters<typeof PostgresIntrospector>[0]) =>
    new PostgresIntrospector(db);
}

/** The code's camelCase is the schema's snake_case: said while a statement is written out, in no pass of its own. */
class Compiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return snakeCase(identifier);
  }
}

const snakeCase = remembering((name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('"', '""'),
);
export const camelCase = remembering((name) =>
  name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()),
);

/** Names come from the code and the schema, so there are few. */
function remembering(change: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const changed = change(name);
    if (known.size < 5000) known.set(name, changed);
    return changed;
  };
}

const ABORTED = '25P02';

class TransactionConnection implements DatabaseConnection {
  readonly #client: ClientBase;
  readonly #transaction: Transaction;
  #failure: unknown;

  constructor(client: ClientBase, transaction: Transaction) {
    this.#client = client;
    this.#transaction = transaction;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#transaction.isOver) throw over();
    sendTogether(this.#client);
    const asked = this.#client.query({
      name: statementName(query.sql),
      text: query.sql,
      values: [...query.parameters],
      rowMode: 'array',
    });
    const result = await asked.catch((error) => {
      throw this.#causeOf(error);
    });
    const names = result.fields.map((field) => camelCase(field.name));
    const rows = result.rows.map((row) => rowOf(names, row) as R);
    return { rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  /** What was asked together fails together, whoever hears of it first: all of it for the reason why the first did. */
  #causeOf(error: { code?: string }): unknown {
    if (error.code !== ABORTED) this.#failure = error;
    return this.#failure ?? error;
  }

  // biome-ignore lint/correctness/useYield: nothing here streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streaming is not used');
  }
}

function rowOf(names: string[], values: unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let place = 0; place < names.length; place += 1) row[names[place] ?? ''] = values[place];
  return row;
}

const gathering = new WeakSet<ClientBase>();

/** What is asked before anything is waited for goes out in one piece: each piece wakes the server and costs a system call. */
export function sendTogether(client: ClientBase): void {
  const { stream } = (client as ClientBase & { connection: { stream: Writable } }).connection;
  if (gathering.has(client)) return;
  gathering.add(client);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}
