import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Database } from '../../platform/database/database.ts';
import { defaultFolder, installationSecret, openEmbedded } from '../../platform/database/embedded/index.ts';
import { checkDurability, checkServerVersion } from '../../platform/database/embedded/server-version.ts';
import { copyOf } from '../../platform/database/held.ts';
import { checkSchema } from '../../platform/database/migrate.ts';
import { asRole, type Connection } from '../../platform/database/roles.ts';
import type { Settings } from '../../platform/settings.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { externalDatabase } from '../open-database.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { queueFindings } from './queue-findings.ts';

type Reached = { admin: Connection; secret: string; close: () => Promise<void> };

/** Looks at the database without changing it: nothing is made and nothing is migrated. */
export async function databaseFindings(
  settings: Settings,
): Promise<{ folder: string | null; findings: Finding[] }> {
  const folder = settings.DATABASE_URL ? null : resolve(settings.THROUGHLINE_DATA ?? defaultFolder('data'));
  if (folder && !existsSync(join(folder, 'postgres'))) {
    const says = `Nothing is installed in ${folder} yet; the first start does it. Another folder is named with --data.`;
    return { folder: null, findings: [note('data', says)] };
  }
  const findings = folder ? [fine('data', `The data folder is ${folder}.`)] : [];
  try {
    const reached = folder ? await embedded(settings, folder) : externalDatabase(settings);
    try {
      findings.push(...(await inside(reached)));
    } finally {
      await reached.close();
    }
  } catch (error) {
    findings.push(wrong('database', sentenceOf(error as Error & { code?: string })));
  }
  return { folder, findings };
}

async function embedded(settings: Settings, folder: string): Promise<Reached> {
  const secret = settings.THROUGHLINE_SECRET ?? (await installationSecret(folder));
  const { admin, close } = await openEmbedded({ folder, use: 'tool', secret });
  return { admin, secret, close };
}

function sentenceOf(error: Error & { code?: string }): string {
  if (error instanceof SetupError) return error.message;
  return `It does not answer (${error.code ?? error.name}). Start it, or correct DATABASE_URL and THROUGHLINE_SECRET.`;
}

async function inside({ admin, secret }: Reached): Promise<Finding[]> {
  const client = new pg.Client(asRole(admin, 'owner', secret));
  await client.connect();
  try {
    const findings = [await serverFinding(client), await schemaFinding(client)];
    if (findings.some(({ state }) => state === 'wrong')) return findings;
    findings.push(await installationFinding(client), ...(await copyFindings(client)));
    const database = new Database(admin, secret, { size: 2 });
    try {
      return [...findings, ...(await queueFindings(database))];
    } finally {
      await database.close();
    }
  } finally {
    await client.end();
  }
}

async function serverFinding(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(
    `select name, setting from pg_settings
     where name in ('server_version', 'server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  const settings = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
  return checked('database', () => {
    checkServerVersion(Number(settings.server_version_num));
    checkDurability(settings);
    return fine('database', `PostgreSQL ${settings.server_version} answers and keeps what it confirms.`);
  });
}

const schemaFinding = (client: pg.Client): Promise<Finding> =>
  checked('schema', async () => {
    await checkSchema(client);
    return fine('schema', 'It fits this version.');
  });

async function checked(about: string, look: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof SetupError) return wrong(about, error.message);
    throw error;
  }
}

async function copyFindings(client: pg.Client): Promise<Finding[]> {
  const copy = await copyOf(client);
  if (!copy) return [];
  const of = `This installation was restored ${copy.restoredAt} from a backup of ${copy.backupMadeAt}`;
  if (!copy.heldSince) return [fine('copy', `${of}, and was released.`)];
  return [note('copy', `${of}. It is held and sends nothing; "throughline release" lets it send.`)];
}

async function installationFinding(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(`select kind, clock_offset = '0' as on_time from app.installation`);
  const { kind, on_time: onTime } = rows[0] ?? { kind: 'unknown', on_time: true };
  if (onTime) return fine('clock', `It goes with the machine's; this is a ${kind} installation.`);
  if (kind === 'test') return note('clock', 'It was moved; this is a test installation.');
  return wrong('clock', 'The stories of this demo are half told. Start the demo again: it tells them anew.');
}
