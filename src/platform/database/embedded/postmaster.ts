import { existsSync } from 'node:fs';
import { readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { SetupError } from '../../setup-error.ts';
import { endLaunch, type Launch, launch, logOf } from './launch.ts';
import type { Place } from './place.ts';
import { runAs } from './run-as.ts';
import { tryToConnect, type Use } from './session.ts';

export type Reached = { session: pg.Client; host: string; adopted: boolean };

// Killed processes may stay for one or two seconds, and with them what they hold.
const patienceWithTheDead = 5_000;
// Recovery after a crash may have much to do.
const patienceWithTheBusy = 600_000;
const timeToStop = 10_000;

/** Connects to the PostgreSQL of the place, and starts it where none runs. Only to be called in one's turn. */
export async function reachServer(place: Place, use: Use, signal?: AbortSignal): Promise<Reached> {
  const patience = AbortSignal.timeout(patienceWithTheBusy);
  let latest: Launch | undefined;
  try {
    while (true) {
      const reached = await reach(place, use, latest);
      if (typeof reached === 'object') return reached;
      if (patience.aborted) throw notReady(place);
      if (reached === 'absent' && !latest?.alive) latest = await launchAgain(place, latest);
      await setTimeout(20, undefined, { signal });
    }
  } catch (error) {
    if (latest?.alive) await endLaunch(latest);
    throw error;
  }
}

async function reach(
  place: Place,
  use: Use,
  latest: Launch | undefined,
): Promise<Reached | 'absent' | 'busy'> {
  const running = await lockFile(place);
  // Asking earlier would only fill the log with refusals.
  if (latest?.alive && !running?.ready) return 'busy';
  const host = running?.host || place.socketFolder;
  const attempt = await tryToConnect(place, host, use);
  if (typeof attempt === 'string') return attempt;
  return { ...attempt, host, adopted: running?.pid !== latest?.child.pid };
}

async function launchAgain(place: Place, failed: Launch | undefined): Promise<Launch> {
  if (!failed) return launch(place, performance.now());
  const reason = await failed.reason();
  const mayPass = isHeld(reason) && performance.now() - failed.firstTry < patienceWithTheDead;
  if (mayPass) return launch(place, failed.firstTry);
  throw new SetupError(`PostgreSQL could not start on ${place.folder}: ${reason}. ${see(place)}`);
}

function notReady(place: Place): SetupError {
  return new SetupError(`PostgreSQL on ${place.folder} is still not ready. ${see(place)}`);
}

function isHeld(reason: string): boolean {
  return /lock file|pre-existing shared memory/.test(reason);
}

function see(place: Place): string {
  return `${logOf(place)} may say more.`;
}

/** Only to be called in one's turn, and when a server was just seen to run. */
export async function stopServer(place: Place): Promise<void> {
  const running = await lockFile(place);
  if (!running) return;
  for (const mode of ['fast', 'immediate']) {
    // As the database's user, so that a wrong process number cannot hit somebody else's process.
    await runAs(place.user, [place.binaries.pgCtl, 'stop', '--no-wait', '-m', mode, '-D', place.cluster]);
    if (await isDown(place)) break;
  }
  if (running.host !== place.cluster) await removeIfEmpty(running.host);
}

function lockFileOf(place: Place): string {
  return join(place.cluster, 'postmaster.pid');
}

/** What a running server, or one that was killed, says about itself. */
async function lockFile(place: Place): Promise<{ pid: number; host: string; ready: boolean } | undefined> {
  const text = await readFile(lockFileOf(place), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), host: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

// To remove the lock file is its last act; the process itself may stay visible until somebody reaps it.
async function isDown(place: Place): Promise<boolean> {
  const begun = performance.now();
  while (existsSync(lockFileOf(place))) {
    if (performance.now() - begun > timeToStop) return false;
    await setTimeout(10);
  }
  return true;
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error;
  });
}
