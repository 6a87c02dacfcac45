import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { Database } from '../platform/database/database.ts';
import type { Connection } from '../platform/database/roles.ts';
import { templateDatabase, testSecret } from './cluster.ts';

/** A database of this test file's own, cloned from the migrated template and dropped at the end. */
export function testDatabase(): TestDatabase {
  const test = new TestDatabase();
  beforeAll(() => test.open(inject('admin')));
  afterAll(() => test.drop());
  return test;
}

export class TestDatabase {
  readonly name = `test_${randomUUID().replaceAll('-', '')}`;
  #admin: Connection | undefined;
  #superuser: pg.Pool | undefined;
  #database: Database | undefined;

  get database(): Database {
    if (!this.#database) throw new Error('the test database is open only inside tests');
    return this.#database;
  }

  get admin(): Connection {
    if (!this.#admin) throw new Error('the test database is open only inside tests');
    return this.#admin;
  }

  async open(admin: Connection): Promise<void> {
    this.#admin = { ...admin, database: this.name };
    await this.#besides(
      `create database ${this.name} template ${templateDatabase} owner throughline_owner`,
      `grant connect on database ${this.name} to public`,
    );
    this.#superuser = new pg.Pool(this.#admin);
    // A connection that a test breaks is replaced at the next use.
    this.#superuser.on('error', () => {});
    this.#database = new Database(this.#admin, testSecret, { mailServer: 'mail.example' });
  }

  async drop(): Promise<void> {
    await this.#database?.close();
    await this.#superuser?.end();
    await this.#besides(`drop database ${this.name} with (force)`);
  }

  /** Moves the clock of the installation forward. */
  async advance(interval: string): Promise<void> {
    await this.sql('update app.installation set clock_offset = clock_offset + $1::interval', [interval]);
  }

  /** What the clock of the installation shows. */
  async now(): Promise<Temporal.Instant> {
    const { rows } = await this.sql('select app.now() as now');
    return Temporal.Instant.from(rows[0].now.toISOString());
  }

  /** Moves it to when such a day of the week, Monday being 1, is so late in London next; it goes forward alone. */
  async moveTo(day: number, time: string): Promise<Temporal.ZonedDateTime> {
    const here = (await this.now()).toZonedDateTimeISO('Europe/London');
    const thatDay = here.add({ days: (day - here.dayOfWeek + 7) % 7 }).withPlainTime(time);
    const isOver = Temporal.ZonedDateTime.compare(thatDay, here) <= 0;
    const then = isOver ? thatDay.add({ days: 7 }) : thatDay;
    await this.advance(`${here.until(then).total('seconds')} seconds`);
    return then;
  }

  /** Runs SQL as the superuser, for what no actor may do or see; the next statement may run on the same connection. */
  async sql(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    if (!this.#superuser) throw new Error('the test database is open only inside tests');
    return this.#superuser.query(text, values);
  }

  /** From another database, as this one is not there yet or goes. */
  async #besides(...statements: string[]): Promise<void> {
    const client = new pg.Client({ ...this.admin, database: 'postgres' });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
