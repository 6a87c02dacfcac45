import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { installationSecret } from './installation-secret.ts';
import { type EmbeddedDatabase, openEmbedded } from './open-embedded.ts';
import type { Use } from './session.ts';

export const isRoot = process.getuid?.() === 0;

const folders: string[] = [];
const programs: Program[] = [];
const databases: EmbeddedDatabase[] = [];

/** A folder that the database's user can reach. */
export async function aFolder(name = 'test'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

let shared: Promise<string> | undefined;

/** The one data folder of a test file, as to make a database takes a second. Who opens it first makes it. */
export async function theDataFolder(): Promise<string> {
  shared ??= aFolder('shared').then((folder) => join(folder, 'data'));
  return shared;
}

/** A data folder to be damaged or to lie elsewhere. */
export async function aCopy(parent?: string): Promise<string> {
  const original = await theDataFolder();
  if (!existsSync(join(original, 'postgres'))) await (await opened(original, 'tool')).close();
  const folder = join(parent ?? (await aFolder()), 'data');
  const copied = spawnSync('cp', ['-a', original, folder]);
  if (copied.status !== 0) throw new Error(copied.stderr.toString());
  return folder;
}

export async function opened(
  folder: string,
  use: Use = 'server',
  say?: (sentence: string) => void,
): Promise<EmbeddedDatabase> {
  return kept(await openEmbedded({ folder, use, secret: await installationSecret(folder), say }));
}

/** To be closed after the test, if the test does not. */
export function kept(database: EmbeddedDatabase): EmbeddedDatabase {
  databases.push(database);
  return database;
}

export async function sql<Row extends pg.QueryResultRow>(
  { admin }: Pick<EmbeddedDatabase, 'admin'>,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(admin);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export async function keep(database: Pick<EmbeddedDatabase, 'admin'>, word: string): Promise<void> {
  await sql(database, 'create table if not exists kept (word text unique)');
  await sql(database, 'insert into kept values ($1)', [word]);
}

export async function wordsKept(database: Pick<EmbeddedDatabase, 'admin'>): Promise<string[]> {
  const rows = await sql<{ word: string }>(database, 'select word from kept');
  return rows.map((row) => row.word);
}

export type Program = {
  child: ChildProcess;
  /** The next line it prints. */
  hears: () => Promise<Record<string, unknown>>;
  kill: () => Promise<void>;
  killGroup: () => Promise<void>;
  close: () => Promise<void>;
};

/** Another process that opens the folder and holds it until it is told to close. */
export function aProgram(folder: string, use: Use, env: NodeJS.ProcessEnv = {}): Program {
  const script = join(import.meta.dirname, 'program.fixture.ts');
  const child = spawn(process.execPath, [script, folder, use], {
    env: { ...process.env, ...env },
    // In a group of its own, as in a terminal.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, 'exit');
  const program: Program = {
    child,
    async hears() {
      return JSON.parse((await lines.next()).value ?? '{}');
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    async killGroup() {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await exit;
    },
    async close() {
      child.stdin.end();
      await exit;
    },
  };
  programs.push(program);
  return program;
}

export function postmasterOf(folder: string): number | undefined {
  const file = join(folder, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function killPostgres(database: Pick<EmbeddedDatabase, 'admin' | 'folder'>): Promise<void> {
  const children = await sql<{ pid: number }>(
    database,
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  for (const pid of [postmasterOf(database.folder), ...children.map((child) => child.pid)]) {
    if (pid && isRunning(pid)) process.kill(pid, 'SIGKILL');
  }
}

/** After each test: nothing it started runs on, and nothing lies about. */
export async function cleanUp(): Promise<void> {
  for (const database of databases.splice(0)) await database.close();
  for (const program of programs.splice(0)) await program.kill();
  const stays = shared && dirname(await shared);
  for (const folder of folders) await endPostmaster(join(folder, 'data'));
  for (const folder of folders.splice(0)) {
    if (folder === stays) folders.push(folder);
    else await rm(folder, { recursive: true });
  }
}

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
}

async function endPostmaster(folder: string): Promise<void> {
  const pid = postmasterOf(folder);
  if (pid === undefined || !isRunning(pid)) return;
  process.kill(pid, 'SIGQUIT');
  while (isRunning(pid)) await setTimeout(10);
}
