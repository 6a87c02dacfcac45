import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../platform/database/migrate.ts';
import { asRole, type Connection, ensureRoles } from '../platform/database/roles.ts';

declare module 'vitest' {
  interface ProvidedContext {
    admin: Connection;
  }
}

export const testSecret = 'the secret of the test installation';
export const templateDatabase = 'throughline_template';

/** One cluster of Debian's PostgreSQL for a whole run; each test file works in a clone of the template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = startCluster();
  const admin = { ...cluster.admin, database: templateDatabase };
  try {
    await ensureRoles(admin, testSecret);
    await migrate(asRole(admin, 'owner', testSecret), 'test');
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide('admin', admin);
  return cluster.stop;
}

/**
 * Starts a PostgreSQL server of its own in a temporary folder, reached by a unix socket only. Unless it writes as for
 * operators (`fsync`), it lies in memory where there is room.
 */
export function startCluster({ fsync = 'off' }: { fsync?: 'on' | 'off' } = {}): {
  admin: Connection;
  /** For a while it is away. */
  halt: () => void;
  start: () => void;
  stop: () => Promise<void>;
} {
  const bin = serverPrograms();
  const user = process.getuid?.() === 0 ? 'postgres' : undefined;
  const folder = mkdtempSync(join(fsync === 'on' ? tmpdir() : shortLived(), 'throughline-pg-'));
  if (user) chownSync(folder, idOf(user, '-u'), idOf(user, '-g'));
  run(user, `${bin}/initdb`, [
    '-D',
    `${folder}/data`,
    '-U',
    'throughline_admin',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--locale=C.UTF-8',
  ]);
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=${fsync} -c max_connections=200 -c jit=off -c shared_buffers=256MB`;
  const control = (...args: string[]) => run(user, `${bin}/pg_ctl`, ['-D', `${folder}/data`, '-w', ...args]);
  const start = () => control('-l', `${folder}/log`, '-o', options, 'start');
  const halt = () => control('-m', 'fast', 'stop');
  start();
  const stop = async () => {
    control('-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    admin: { host: folder, port: 5432, user: 'throughline_admin', password: '', database: 'postgres' },
    ...{ halt, start, stop },
  };
}

const memory = '/dev/shm';
const roomNeeded = 4 * 2 ** 30;

/** Making and dropping a database for each test file is mostly making and dropping a thousand files. */
function shortLived(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomNeeded ? memory : tmpdir();
}

function serverPrograms(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const version = versions.find((name) => existsSync(join(root, name, 'bin/postgres')));
  if (!version)
    throw new Error(
      'The tests need PostgreSQL as a server: install the package "postgresql", then run them again.',
    );
  return join(root, version, 'bin');
}

function idOf(user: string, flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
}

function run(user: string | undefined, program: string, args: string[]): void {
  const [command, all] = user ? ['runuser', ['-u', user, '--', program, ...args]] : [program, args];
  const result = spawnSync(command, all, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
  if (result.status !== 0) throw new Error(`${program} failed: ${result.stderr}`);
}
