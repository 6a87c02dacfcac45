import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { SetupError } from '../setup-error.ts';
import { type Connection, schemaLock } from './roles.ts';

export type InstallationKind = 'production' | 'demo' | 'test';

const folders = [join(import.meta.dirname, 'migrations'), join(import.meta.dirname, '../../modules')];

export type Migration = { name: string; sql: string; digest: string };

/**
 * Brings the schema to what this program needs, as the owner role. Several processes may start together: one migrates,
 * the others wait. A schema that this program does not know is refused.
 */
export async function migrate(owner: Connection, kind: InstallationKind): Promise<string[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [schemaLock]);
    const done = await appliedMigrations(client);
    const known = await knownMigrations();
    refuseOtherSchema(done, known);
    const missing = known.filter((migration) => !done.has(migration.name));
    for (const migration of missing) await apply(client, migration);
    await client.query('insert into app.installation (kind) values ($1) on conflict do nothing', [kind]);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** Whether the schema is exactly the one this program was written for; a sentence otherwise. */
export async function checkSchema(client: pg.ClientBase): Promise<void> {
  const done = await appliedMigrations(client);
  const known = await knownMigrations();
  refuseOtherSchema(done, known);
  const missing = known.filter((migration) => !done.has(migration.name));
  if (missing.length > 0) {
    throw new SetupError(
      'The database is older than this program. Run "throughline migrate", then try again.',
    );
  }
}

/** Whether this program knows all that was done to the schema, be it older; a sentence otherwise. */
export async function checkKnownSchema(client: pg.ClientBase): Promise<void> {
  refuseOtherSchema(await appliedMigrations(client), await knownMigrations());
}

export async function knownMigrations(): Promise<Migration[]> {
  const files = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  const paths = files
    .flat()
    .filter(
      (file) => file.isFile() && file.name.endsWith('.sql') && basename(file.parentPath) === 'migrations',
    )
    .map((file) => join(file.parentPath, file.name))
    .sort((a, b) => basename(a).localeCompare(basename(b), 'en'));
  return Promise.all(
    paths.map(async (path) => {
      const sql = await readFile(path, 'utf8');
      return { name: basename(path, '.sql'), sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function appliedMigrations(client: pg.ClientBase): Promise<Map<string, string>> {
  const exists = await client.query(`select to_regclass('app.migrations') is not null as there`);
  if (!exists.rows[0].there) return new Map();
  const rows = await client.query('select name, digest from app.migrations');
  return new Map(rows.rows.map((row) => [row.name, row.digest]));
}

function refuseOtherSchema(done: Map<string, string>, known: Migration[]): void {
  const digests = new Map(known.map((migration) => [migration.name, migration.digest]));
  const newer = [...done.keys()].filter((name) => !digests.has(name));
  if (newer.length > 0) {
    throw new SetupError(
      `The database was made by a newer Throughline (${newer.at(-1)}). Start that version, or restore a backup made by this one.`,
    );
  }
  const changed = [...done].find(([name, digest]) => digests.get(name) !== digest);
  if (changed) {
    throw new SetupError(
      `The database was made by another build of this version (${changed[0]} differs). Start that build, or use an empty data folder.`,
    );
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await applyWithin(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}

/** In a transaction that the caller has begun. */
export async function applyWithin(client: pg.ClientBase, { name, sql, digest }: Migration): Promise<void> {
  await client.query(sql);
  await client.query('insert into app.migrations (name, digest) values ($1, $2)', [name, digest]);
}
