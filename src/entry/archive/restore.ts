import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import {
  defaultFolder,
  isFoldersSecret,
  openEmbedded,
  putSecret,
} from '../../platform/database/embedded/index.ts';
import { ensureRoles } from '../../platform/database/roles.ts';
import type { Settings } from '../../platform/settings.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { checkServer, externalDatabase } from '../open-database.ts';
import type { Amount, Installation } from './back-up.ts';
import { load, migrationsFor, refuseInhabited } from './load.ts';
import { type Checked, checkArchive } from './read-archive.ts';

export type Restored = Amount & { folder: string | null; madeAt: string };
type Progress = (fraction: number) => void;
type Given = { file: string; checked: Checked; progress: Progress };

/** Makes an installation of an archive, where there is none yet. What fails leaves nothing behind. */
export async function restore(settings: Settings, file: string, progress: Progress): Promise<Restored> {
  const checked = await check(file, (read) => progress(read / 2));
  refuseOtherSecret(settings, file, checked.secret);
  const given = { file, checked, progress: (read: number) => progress(0.5 + read / 2) };
  const folder = settings.DATABASE_URL ? null : await intoFolder(settings, given);
  if (!folder) await intoServer(settings, given);
  const { summaries, manifest } = checked;
  const rows = summaries.reduce((sum, summary) => sum + (summary.rows ?? 0), 0);
  return { tables: manifest.tables.length, rows, folder, madeAt: manifest.madeAt };
}

export async function check(file: string, progress: Progress = () => {}): Promise<Checked> {
  const checked = await checkArchive(file, progress);
  await migrationsFor(checked.manifest, file);
  return checked;
}

/** Links and passwords follow from the secret: under another one the copy would know nobody's link any more. */
function refuseOtherSecret(settings: Settings, file: string, secret: string): void {
  const set = settings.THROUGHLINE_SECRET;
  if (set === secret || (set === undefined && isFoldersSecret(secret))) return;
  throw new SetupError(
    `THROUGHLINE_SECRET has to be that of the installation in ${file}, now and whenever the copy is started. ` +
      `This prints it: tar -xzOf ${file} secret`,
  );
}

async function intoServer(settings: Settings, given: Given): Promise<void> {
  const { admin } = externalDatabase(settings);
  await checkServer(admin);
  await restoreInto({ admin, secret: given.checked.secret }, given);
}

async function intoFolder(settings: Settings, given: Given): Promise<string> {
  const { kind } = given.checked.manifest;
  const folder = resolve(settings.THROUGHLINE_DATA ?? defaultFolder(kind === 'demo' ? 'demo-data' : 'data'));
  const before = existsSync(folder) ? await readdir(folder) : null;
  const { secret } = given.checked;
  if (settings.THROUGHLINE_SECRET === undefined) await putSecret(folder, secret);
  // Only what nobody else can have filled meanwhile is taken away again.
  let isOurs = false;
  try {
    // As a server: nobody may start on it meanwhile.
    const { admin, close } = await openEmbedded({ folder, use: 'server', secret });
    const filled = requireEmpty(admin).then(() => {
      isOurs = true;
      return restoreInto({ admin, secret }, given);
    });
    await filled.finally(close);
  } catch (error) {
    if (isOurs || !existsSync(join(folder, 'postgres'))) await takeBack(folder, before);
    throw error;
  }
  return folder;
}

async function takeBack(folder: string, before: string[] | null): Promise<void> {
  if (before === null) return rm(folder, { recursive: true, force: true });
  const made = (await readdir(folder)).filter((name) => !before.includes(name));
  for (const name of made) await rm(join(folder, name), { recursive: true, force: true });
}

export async function restoreInto({ admin, secret }: Installation, given: Given): Promise<void> {
  const isNew = await requireEmpty(admin);
  try {
    await ensureRoles(admin, secret);
    await load({ admin, secret }, given);
  } catch (error) {
    if (isNew) await dropIfEmpty(admin);
    throw error;
  }
}

/** True where there is not even a database yet. */
async function requireEmpty(admin: Installation['admin']): Promise<boolean> {
  const isNew = await isMissing(admin);
  if (!isNew) await asAdmin(admin, (client) => refuseInhabited(client, admin));
  return isNew;
}

/** Somebody else may have filled it meanwhile, or be about to. */
async function dropIfEmpty(admin: Installation['admin']): Promise<void> {
  try {
    if (await requireEmpty(admin)) return;
    await asAdmin(postgresOf(admin), (client) =>
      client.query(`drop database ${client.escapeIdentifier(admin.database)}`),
    );
  } catch {
    // What went wrong before is what has to be told.
  }
}

const isMissing = (admin: Installation['admin']): Promise<boolean> =>
  asAdmin(postgresOf(admin), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [admin.database]);
    return rowCount === 0;
  });

const postgresOf = (admin: Installation['admin']) => ({ ...admin, database: 'postgres' });

async function asAdmin<T>(admin: Installation['admin'], work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
