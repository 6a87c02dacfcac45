import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../src/platform/database/embedded/index.ts';
import { asRole, type Connection, ensureRoles } from '../src/platform/database/roles.ts';
import { SetupError } from '../src/platform/setup-error.ts';

export const secret = 'the secret of the benchmark, and nothing else';

/** A PostgreSQL server of the benchmark's own, as durable as a real one. */
export type Cluster = { admin: Connection; kind: 'embedded' | 'Debian'; stop: () => Promise<void> };

/** The embedded server where its package is installed, as the product starts it; else Debian's. */
export async function startCluster(folder: string): Promise<Cluster> {
  // The server's own user has to get through to what lies below.
  chmodSync(folder, 0o711);
  const cluster = (await embedded(folder)) ?? debian(folder);
  await ensureRoles(cluster.admin, secret);
  return cluster;
}

/** The owner of the schema, who in this cluster stands outside row-level security. */
export async function ownerOf({ admin }: Cluster): Promise<Connection> {
  const client = new pg.Client({ ...admin, database: 'postgres' });
  await client.connect();
  await client.query('alter role throughline_owner bypassrls');
  await client.end();
  return asRole(admin, 'owner', secret);
}

async function embedded(folder: string): Promise<Cluster | undefined> {
  try {
    const server = await openEmbedded({ folder: join(folder, 'data'), use: 'server', secret });
    // A database of our own: the embedded server keeps a session in its first one, so that it could not be copied.
    return { admin: { ...server.admin, database }, kind: 'embedded', stop: server.close };
  } catch (error) {
    if (error instanceof SetupError && error.message.startsWith('There is no built-in PostgreSQL'))
      return undefined;
    throw error;
  }
}

const database = 'bench';
const debianFolder = '/usr/lib/postgresql';

function debian(folder: string): Cluster {
  const user = process.getuid?.() === 0 ? 'postgres' : undefined;
  const data = join(folder, 'data');
  const sockets = join(folder, 'sockets');
  for (const path of [data, sockets]) {
    mkdirSync(path, { mode: 0o700 });
    if (user) chownSync(path, idOf(user, '-u'), idOf(user, '-g'));
  }
  const admin = {
    host: sockets,
    port: 5432,
    user: 'throughline_admin',
    password: '',
    database: 'throughline',
  };
  run(user, ['initdb', '-D', data, '-U', admin.user, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const options = `-c listen_addresses= -c unix_socket_directories=${sockets}`;
  run(user, ['pg_ctl', '-D', data, '-l', join(data, 'log'), '-o', options, '-w', 'start']);
  const stop = async () => run(user, ['pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop']);
  return { admin, kind: 'Debian', stop };
}

/** One of Debian's programs for PostgreSQL, of the newest version that has it. */
export function debianProgram(name: string): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianFolder, version, 'bin', name))
    .find((path) => existsSync(path));
}

function run(user: string | undefined, [name = '', ...args]: string[]): void {
  const program = debianProgram(name);
  if (!program) {
    throw new SetupError('The benchmark needs a PostgreSQL server: install the package "postgresql".');
  }
  const [command, all] = user ? ['runuser', ['-u', user, '--', program, ...args]] : [program, args];
  const result = spawnSync(command, all, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
  if (result.status !== 0) throw new Error(`${name} failed: ${result.stderr}`);
}

function idOf(user: string, flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
}
