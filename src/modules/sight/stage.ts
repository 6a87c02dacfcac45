import pg from 'pg';
import type { TestDatabase } from '../../testing/database.ts';
import { readCatalogue, type TableInfo } from './catalogue.ts';
import { everybody, roleOf, type Seen, said, seenBy, sightDifferences } from './compare.ts';
import { type Insert, insertsOf, isAsExpected, type Statement, statementsOf } from './compare-writing.ts';
import type { Credential } from './entering-model.ts';
import { probeFunctions } from './probe.ts';
import type { Table, World } from './world.ts';

/** What the model says of everybody in a world. */
export type Expected = { who: Credential; seen: Seen; statements: Statement[]; inserts: Insert[] };

export function expectationsOf(world: World, tables: TableInfo[]): Expected[] {
  return everybody(world).map((who) => ({
    who,
    seen: seenBy(world, who, tables),
    statements: statementsOf(world, who, tables),
    inserts: insertsOf(world, who),
  }));
}

/** A test database in which one world after another is tried and forgotten. */
export class Stage {
  readonly client: pg.Client;
  readonly tables: TableInfo[];

  private constructor(client: pg.Client, tables: TableInfo[]) {
    this.client = client;
    this.tables = tables;
  }

  static async open(test: Pick<TestDatabase, 'admin'>): Promise<Stage> {
    const client = new pg.Client(test.admin);
    await client.connect();
    const tables = await readCatalogue(client);
    await client.query(probeFunctions(tables));
    return new Stage(client, tables);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** Stores a world, does the work, and takes all of it back. */
  async with(world: World, work: () => Promise<void>): Promise<void> {
    await this.client.query('begin; set local session_replication_role = replica');
    try {
      await this.client.query('select probe.store($1)', [JSON.stringify(world)]);
      await this.client.query('set local session_replication_role = origin');
      await work();
    } finally {
      await this.client.query('rollback');
    }
  }

  /** Everything that these actors see, compared with what they should. */
  async sightDifferences(expected: Expected[], tables = this.tables): Promise<string[]> {
    const names = tables.map((table) => table.name);
    const found: string[] = [];
    for (const those of byRole(expected)) {
      const shown = await this.#as(those.role, 'select probe.see($1, $2) as outcome', [
        JSON.stringify(those.expected.map((one) => one.who)),
        names,
      ]);
      found.push(...those.expected.flatMap((one, at) => sightDifferences(one.seen, shown[at], tables)));
    }
    return found;
  }

  /** What comes of changes and deletions, compared with what should. */
  async statementDifferences(
    expected: Expected[],
    attempted: (one: Expected) => Statement[],
  ): Promise<string[]> {
    return this.#tried('run', expected, (one) =>
      attempted(one).map(({ table, text, outcome }) => ({ table, what: text, attempt: text, outcome })),
    );
  }

  /** What comes of new rows, compared with what should. */
  async insertDifferences(expected: Expected[], attempted: (one: Expected) => Insert[]): Promise<string[]> {
    return this.#tried('insert', expected, (one) =>
      attempted(one).map(({ outcome, ...attempt }) => ({
        ...{ table: attempt.table, what: JSON.stringify(attempt), attempt, outcome },
      })),
    );
  }

  /** The tables of which their owner sees a row. Forced row-level security leaves none. */
  async seenByOwner(tables = this.tables): Promise<string[]> {
    const query = tables.map(({ name }) => `select '${name}' as outcome where exists (select from ${name})`);
    return this.#as('owner', query.join(' union all '), []);
  }

  async #tried(
    how: 'run' | 'insert',
    expected: Expected[],
    attempted: (one: Expected) => { table: Table; what: string; attempt: unknown; outcome: string }[],
  ): Promise<string[]> {
    const found: string[] = [];
    for (const those of byRole(expected)) {
      const tries = those.expected
        .map((one) => ({ one, tried: attempted(one) }))
        .filter(({ tried }) => tried.length);
      const sent = tries.map(({ one, tried }) => ({
        who: one.who,
        attempts: tried.map((each) => each.attempt),
      }));
      const outcomes = await this.#as(those.role, `select probe.${how}($1) as outcome`, [
        JSON.stringify(sent),
      ]);
      for (const [at, { one, tried }] of tries.entries()) {
        for (const [place, { table, what, outcome }] of tried.entries()) {
          const actual = outcomes[at]?.[place];
          if (!isAsExpected({ who: one.who, table }, outcome, actual))
            found.push(`${said(one.who)}: ${what} should be ${outcome}, is ${actual}`);
        }
      }
    }
    return found;
  }

  async #as(role: string, query: string, values: unknown[]) {
    await this.client.query(`set local role throughline_${role}`);
    const { rows } = await this.client.query(query, values);
    await this.client.query('reset role');
    return rows.map((row) => row.outcome);
  }
}

function byRole(expected: Expected[]) {
  return (['server', 'mailer'] as const)
    .map((role) => ({ role, expected: expected.filter((one) => roleOf(one.who) === role) }))
    .filter((those) => those.expected.length > 0);
}
