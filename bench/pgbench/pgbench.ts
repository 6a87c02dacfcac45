import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from '../../src/platform/database/roles.ts';
import { SetupError } from '../../src/platform/setup-error.ts';
import { debianProgram } from '../cluster.ts';
import type { Filled } from '../fill/fill.ts';
import { aMessage, aSubject, commonWord, rareWord } from '../fill/words.ts';
import { seeded } from '../random.ts';

export type Script = 'create' | 'add' | 'list' | 'open' | 'search-rare' | 'search-common';
export type Pgbench = { script: Script; concurrency: number; seconds: number };
export type Limit = { database: Connection; variables: Record<string, string> };

const folder = import.meta.dirname;

export function pgbenchProgram(): string {
  const inPath =
    spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0 ? 'pgbench' : undefined;
  const found = inPath ?? debianProgram('pgbench');
  if (!found) throw new SetupError('The benchmark needs pgbench: install the package "postgresql".');
  return found;
}

/** A copy of the data on the same server, where pgbench may write without the product's worker following. */
export async function copyForLimit(admin: Connection, owner: Connection): Promise<Connection> {
  const database = `${owner.database}_limit`;
  const client = new pg.Client({ ...admin, database: 'postgres' });
  await client.connect();
  try {
    await client.query(
      `create database ${database} template ${owner.database} strategy file_copy owner throughline_owner`,
    );
  } finally {
    await client.end();
  }
  return { ...owner, database };
}

/** Leaves of the copy what sets the limit: constraints and indexes, but neither row-level security nor triggers. */
export async function prepareLimit(database: Connection, filled: Filled): Promise<Limit> {
  const client = new pg.Client(database);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select c.oid::regclass::text as name from pg_class c
       where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)`,
    );
    for (const { name } of rows) {
      await client.query(`alter table ${name} disable trigger user, no force row level security`);
    }
    await client.query(readFileSync(join(folder, 'prepare.sql'), 'utf8'));
    await number(client, 'bench.open_cases', filled.openCases);
    await number(client, 'bench.long_cases', filled.longCases);
    await writeTexts(client);
    await client.query('vacuum analyze');
    return { database, variables: variablesOf(filled) };
  } finally {
    await client.end();
  }
}

async function number(client: pg.Client, table: string, ids: string[]): Promise<void> {
  await client.query(
    `insert into ${table} select n, id from unnest($1::uuid[]) with ordinality as t (id, n)`,
    [ids],
  );
}

const texts = 2000;

async function writeTexts(client: pg.Client): Promise<void> {
  const random = seeded(1);
  const written = Array.from({ length: texts }, () => ({
    subject: aSubject(random),
    text: aMessage(random),
  }));
  await client.query(
    `insert into bench.texts
     select n, subject, text, app.search_words(text) from unnest($1::text[], $2::text[]) with ordinality as t (subject, text, n)`,
    [written.map(({ subject }) => subject), written.map(({ text }) => text)],
  );
}

function variablesOf({ desks, openCases, longCases }: Filled): Limit['variables'] {
  const [desk] = desks;
  const [owner] = desk?.staff ?? [];
  if (!desk || !owner) throw new Error('there is a largest desk with somebody on it');
  return {
    desk: desk.id,
    owner: owner.id,
    organization: owner.organizationId,
    cases: String(openCases.length),
    longcases: String(longCases.length),
    texts: String(texts),
    common: commonWord,
    rare: rareWord,
  };
}

/** Transactions a second of one script. */
export async function runPgbench(limit: Limit, { script, concurrency, seconds }: Pgbench): Promise<number> {
  const output = await pgbench(limit, script, [
    `--client=${concurrency}`,
    `--jobs=${Math.min(concurrency, cpus().length)}`,
    // Its clock begins before its clients are there.
    `--time=${seconds + Math.ceil(concurrency / 8)}`,
  ]);
  const tps = output.match(/^tps = ([\d.]+)/m)?.[1];
  const failed = output.match(/number of failed transactions: (\d+)/)?.[1] ?? '0';
  if (!tps || failed !== '0') throw new Error(`pgbench failed on ${script}: ${output}`);
  return Number(tps);
}

/** Runs a script once, so that what it wrote can be counted. */
export async function runOnce(limit: Limit, script: Script): Promise<void> {
  await pgbench(limit, script, ['--client=1', '--transactions=1']);
}

async function pgbench({ database, variables }: Limit, script: Script, how: string[]): Promise<string> {
  const { host, port, user, password } = database;
  const given = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const args = [
    '-n',
    '-M',
    'prepared',
    '--random-seed=1',
    '-f',
    join(folder, `${script}.sql`),
    ...how,
    ...given,
  ];
  const child = spawn(
    pgbenchProgram(),
    [...args, '-h', host, '-p', String(port), '-U', user, database.database],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, PGPASSWORD: password },
    },
  );
  let output = '';
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`pgbench failed on ${script}: ${output.slice(-2000)}`);
  return output;
}
