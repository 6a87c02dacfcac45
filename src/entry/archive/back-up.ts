import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { checkKnownSchema } from '../../platform/database/migrate.ts';
import { asRole, type Connection } from '../../platform/database/roles.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { copied, plainWords, sequencesIn, type Table, tablesIn } from './catalogue.ts';
import { formatName, formatVersion, leftOut, type Manifest, partOf, parts } from './format.ts';
import { type Archive, writeArchive } from './write-archive.ts';

export type Installation = { admin: Connection; secret: string };
/** Hears how much is done, from 0 to 1, and is waited for. */
export type Progress = (fraction: number) => void | Promise<void>;
export type Amount = { tables: number; rows: number };

/** Writes everything as it was at one moment into one file, while whoever works here works on. */
export async function backUp(
  { admin, secret }: Installation,
  file: string,
  progress: Progress = () => {},
): Promise<Amount> {
  await requireReadable(asRole(admin, 'owner', secret));
  await putOnRecord(asRole(admin, 'server', secret));
  const client = new pg.Client({
    ...asRole(admin, 'archive', secret),
    application_name: 'throughline backup',
  });
  // A connection that breaks is told by the query under way.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // Off, a policy that would hide a row is an error; on, it would make the copy smaller without a word.
    await client.query(`set local row_security = off; ${plainWords}`);
    const amount = { tables: 0, rows: 0 };
    await writeArchive(file, async (archive) => {
      Object.assign(amount, await fill(archive, { client, secret, progress }));
    });
    return amount;
  } finally {
    await client.end();
  }
}

/** One that is older than this program is backed up as it is: before it is changed is when that is wanted most. */
async function requireReadable(owner: Connection): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await checkKnownSchema(client);
    const { rows } = await client.query(
      `select has_table_privilege('throughline_archive', 'app.migrations', 'select') as may`,
    );
    if (rows[0].may) return;
    throw new SetupError('The database is older than backups are. Run "throughline migrate", then back up.');
  } finally {
    await client.end();
  }
}

/** Before the first byte is copied. A database from before such records existed is backed up all the same. */
async function putOnRecord(server: Connection): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    const { rows } = await client.query(`select to_regprocedure('app.record_backup()') is not null as may`);
    if (!rows[0].may) return;
    await client.query('begin; select app.enter_operator(); select app.record_backup(); commit');
  } finally {
    await client.end();
  }
}

type Source = { client: pg.Client; secret: string; progress: Progress };

async function fill(archive: Archive, { client, secret, progress }: Source): Promise<Amount> {
  const tables = await tablesIn(client);
  await archive.addFile(parts.manifest, JSON.stringify(await manifestOf(client, tables)));
  await archive.addFile(parts.secret, secret);
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 1);
  let before = 0;
  let rows = 0;
  for (const table of tables) {
    let seen = 0;
    const chunks = client.query(copyTo(`copy ${copied(client, table)} to stdout`));
    const watched = async function* () {
      for await (const chunk of chunks) {
        seen += chunk.length;
        await progress((before + Math.min(seen, table.bytes)) / all);
        yield chunk;
      }
    };
    const summary = await archive.addTable(partOf(table), watched());
    before += table.bytes;
    rows += summary.rows ?? 0;
  }
  await archive.addFile(parts.sequences, JSON.stringify(await sequencesIn(client)));
  return { tables: tables.length, rows };
}

async function manifestOf(client: pg.Client, tables: Table[]): Promise<Manifest> {
  const { rows } = await client.query(
    `select kind, clock_offset::text as offset, now() as now, current_setting('server_version_num')::int / 10000 as major
     from app.installation`,
  );
  const migrations = await client.query('select name, digest from app.migrations order by name');
  const [installation] = rows;
  return {
    format: formatName,
    version: formatVersion,
    program: programVersion(),
    postgres: installation.major,
    kind: installation.kind,
    clockOffset: installation.offset,
    madeAt: installation.now.toISOString(),
    migrations: migrations.rows,
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
    leftOut,
  };
}

function programVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}
