import pg from 'pg';
import { SetupError } from '../../setup-error.ts';
import { adminRole, databaseName, product } from './names.ts';
import type { Place } from './place.ts';
import { isPrivateTo, port } from './socket-folder.ts';

export type Use = 'server' | 'tool';

export type Admin = { host: string; port: number; user: string; password: string; database: string };

/** Without a session: nobody listens, or a server that is just starting, recovering or shutting down. */
export type Attempt = { session: pg.Client } | 'absent' | 'busy';

export function adminOf(place: Place, host: string): Admin {
  return { host, port, user: adminRole, password: place.password, database: databaseName };
}

export async function tryToConnect(place: Place, host: string, use: Use): Promise<Attempt> {
  if (!(await isPrivateTo(host, place.user))) return 'absent';
  const config = { ...adminOf(place, host), application_name: `${product} ${use} ${process.pid}` };
  try {
    return { session: await connect(config) };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return 'absent';
    if (error.code === '57P03') return 'busy';
    if (error.code === '3D000') return { session: await connectToNewDatabase(config) };
    if (error.code !== '28P01') throw error;
    throw new SetupError(
      `The database in ${place.cluster} does not take the password that follows from ${place.folder}/secret. ` +
        'Put back the secret that belongs to it.',
    );
  }
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const session = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  // What matters of a lost connection is its end; without a listener the error would end the process.
  session.on('error', () => {});
  await session.connect();
  return session;
}

async function connectToNewDatabase(config: pg.ClientConfig): Promise<pg.Client> {
  const session = await connect({ ...config, database: 'postgres' });
  await session.query(`create database ${databaseName}`).catch((error: pg.DatabaseError) => {
    // A start that was killed just now may still have been at it.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
  await session.end();
  return connect(config);
}

// Spells "Throughl"; any fixed pair does that nobody else locks.
const inUse = [0x54_68_72_6f, 0x75_67_68_6c];
const lockNotAvailable = '55P03';

/** Marks the folder as in use for as long as the session lasts. */
export async function markInUse(session: pg.Client, place: Place): Promise<void> {
  const pid = await holder(session);
  // The mark of a process that was killed goes when its backend notices; that of a living one is not waited for, except
  // that a process killed just now may still count as living.
  const patience = pid === undefined || isAlive(pid) ? '300ms' : '5s';
  await session.query(`set lock_timeout = '${patience}'; set idle_session_timeout = 0`);
  try {
    await session.query('select pg_advisory_lock($1, $2)', inUse);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== lockNotAvailable) throw error;
    throw new SetupError(
      `Another ${product} is already running on ${place.folder} (process ${pid ?? 'unknown'}). ` +
        'Stop it first, or choose another folder with --data.',
    );
  }
}

async function holder(session: pg.Client): Promise<number | undefined> {
  const { rows } = await session.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
    inUse,
  );
  const digits = rows[0]?.name.match(/\d+$/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

export async function othersConnected(session: pg.Client): Promise<number> {
  const { rows } = await session.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where backend_type in ('client backend', 'walsender') and pid <> pg_backend_pid()`,
  );
  return rows[0]?.others ?? 0;
}
