import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { applyWithin, knownMigrations, type Migration } from '../../platform/database/migrate.ts';
import { asRole, type Connection, schemaLock } from '../../platform/database/roles.ts';
import { SetupError } from '../../platform/setup-error.ts';
import type { Installation } from './back-up.ts';
import { copied, plainWords, quoted, type Table, tablesIn } from './catalogue.ts';
import { type Manifest, partOf } from './format.ts';
import { type Checked, damaged, isSame, slicesIn } from './read-archive.ts';

export type Load = { file: string; checked: Checked; progress: (fraction: number) => void };

/**
 * Fills an empty database from an archive that was checked, in one transaction: schema, rows, sequences, all or nothing.
 * As the schema's owner, who needs no other right for it.
 */
export async function load({ admin, secret }: Installation, given: Load): Promise<void> {
  const client = new pg.Client({
    ...asRole(admin, 'owner', secret),
    application_name: 'throughline restore',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query(plainWords);
    // A program that starts meanwhile waits, and finds everything.
    await client.query('select pg_advisory_xact_lock($1)', [schemaLock]);
    await refuseInhabited(client, admin);
    await fill(client, given);
    await client.query('commit');
    // Without it the first queries would be planned as if all tables were empty.
    await client.query('analyze');
  } catch (error) {
    throw breaksItsRules(error) ? damaged(given.file) : error;
  } finally {
    await client.end();
  }
}

/** A value that is none, a key that is there twice or leads nowhere: no backup of ours holds such rows. */
const breaksItsRules = (error: unknown) =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');

export async function refuseInhabited(client: pg.ClientBase, { database }: Connection): Promise<void> {
  const { rows } = await client.query(
    `select exists (select from pg_namespace where nspname in ('app', 'auth')) as ours,
       exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')
         and not exists (select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')) as others`,
  );
  if (!rows[0].ours && !rows[0].others) return;
  const what = rows[0].ours ? 'a Throughline' : 'tables of something else';
  throw new SetupError(
    `The database ${database} holds ${what}, which is left as it is. Restore into an empty data folder or database.`,
  );
}

/** The migrations that the archive had and those that it has still to get; a sentence where this program cannot know. */
export async function migrationsFor({ migrations }: Manifest, file: string) {
  const known = await knownMigrations();
  const digests = new Map(known.map(({ name, digest }) => [name, digest]));
  const newer = migrations.filter(({ name }) => !digests.has(name)).at(-1);
  if (newer) {
    throw new SetupError(
      `${file} was made by a newer Throughline (${newer.name}). Restore it with that version.`,
    );
  }
  const other = migrations.find(({ name, digest }) => digests.get(name) !== digest);
  if (other) {
    throw new SetupError(
      `${file} was made by another build of this version (${other.name} differs). Restore it with that build.`,
    );
  }
  const had = new Set(migrations.map(({ name }) => name));
  return {
    had: known.filter(({ name }) => had.has(name)),
    missing: known.filter(({ name }) => !had.has(name)),
  };
}

async function fill(client: pg.Client, { file, checked, progress }: Load): Promise<void> {
  const { manifest } = checked;
  const { had, missing } = await migrationsFor(manifest, file);
  // The rows of app.migrations come with the others.
  for (const migration of had) await client.query(migration.sql);
  const tables = await tablesIn(client);
  const isOurs = isSame(tables.map(partOf).sort(), manifest.tables.map(partOf).sort());
  if (!isOurs) throw damaged(file);

  await open(client, tables);
  await copyIn(client, { file, checked, progress }, tables);
  for (const sequence of checked.sequences) {
    const values = [quoted(client, sequence), sequence.last, sequence.called];
    await client.query('select setval($1::regclass, $2::bigint, $3)', values);
  }
  await client.query('set constraints all immediate');
  await close(client, tables);
  await finish(client, missing, manifest);
}

/** What was checked, stamped and told when it happened must not be so again; what rows point to is still checked. */
async function open(client: pg.Client, tables: Table[]): Promise<void> {
  for (const table of tables) {
    await as(client, table.owner);
    await client.query(`alter table ${quoted(client, table)} disable trigger user`);
    // The owner is let in; others see nothing before the commit anyway.
    await client.query(`alter table ${quoted(client, table)} no force row level security`);
  }
}

async function close(client: pg.Client, tables: Table[]): Promise<void> {
  for (const table of tables) {
    await as(client, table.owner);
    await client.query(`alter table ${quoted(client, table)} enable trigger user`);
    if (table.forced) await client.query(`alter table ${quoted(client, table)} force row level security`);
  }
  await client.query('set local role none');
}

const as = (client: pg.Client, role: string) =>
  client.query(`set local role ${client.escapeIdentifier(role)}`);

async function copyIn(client: pg.Client, { file, checked, progress }: Load, tables: Table[]): Promise<void> {
  const byPart = new Map(tables.map((table) => [partOf(table), table]));
  const archived = new Map(checked.manifest.tables.map((table) => [partOf(table), table]));
  const promised = new Map(checked.summaries.map((summary) => [summary.part, summary]));
  let copy: Copy | null = null;
  for await (const { part, bytes, summary } of slicesIn(file, progress)) {
    const [table, columns] = [byPart.get(part), archived.get(part)];
    if (!table || !columns) continue;
    if (!copy) {
      await as(client, table.owner);
      copy = startCopy(client, `copy ${copied(client, columns)} from stdin`);
    }
    await copy.write(bytes);
    if (!summary) continue;
    await copy.end();
    copy = null;
    const { rows } = await client.query(`select count(*)::float8 as count from ${quoted(client, table)}`);
    // Between the check and now the file may have become another one.
    if (!isSame(summary, promised.get(part)) || rows[0].count !== summary.rows) throw damaged(file);
  }
}

type Copy = { write: (bytes: Buffer) => Promise<void>; end: () => Promise<void> };

function startCopy(client: pg.Client, text: string): Copy {
  const stream = client.query(copyFrom(text));
  const failed = new Promise<never>((_, reject) => stream.on('error', reject));
  failed.catch(() => {});
  const done = (act: (over: (error?: Error | null) => void) => void) =>
    Promise.race([
      failed,
      new Promise<void>((resolve, reject) => act((error) => (error ? reject(error) : resolve()))),
    ]);
  return {
    write: (bytes) => done((over) => stream.write(bytes, over)),
    end: () => done((over) => stream.end(over)),
  };
}

/** Brings an older copy to what this program needs, and holds it. */
async function finish(client: pg.Client, missing: Migration[], { madeAt }: Manifest): Promise<void> {
  for (const migration of missing) await applyWithin(client, migration);
  await client.query(
    'update app.installation set held_since = now(), restored_at = now(), backup_made_at = $1',
    [madeAt],
  );
}
