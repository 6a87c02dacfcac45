import { createHash } from 'node:crypto';
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

/** Kysely over the one connection of an open transaction: it compiles and maps, and never begins or ends anything. */
export class TransactionDialect implements Dialect {
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  createDriver(): Driver {
    const connection = new TransactionConnection(this.#client);
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

  createQueryCompiler = () => new PostgresQueryCompiler();
  createAdapter = () => new PostgresAdapter();
  createIntrospector = (db: ConstructorParameters<typeof PostgresIntrospector>[0]) =>
    new PostgresIntrospector(db);
}

class TransactionConnection implements DatabaseConnection {
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#client.query({
      name: statementName(query.sql),
      text: query.sql,
      values: [...query.parameters],
    });
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: nothing here streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streaming is not used');
  }
}
