import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { spawnOptions } from './run-as.ts';
import { makeSocketFolder, port } from './socket-folder.ts';

/** One try to start PostgreSQL, which may end at once because another one holds the folder. */
export type Launch = {
  child: ChildProcess;
  alive: boolean;
  /** When the first of the tries in a row began. */
  firstTry: number;
  /** Why it ended. */
  reason: () => Promise<string>;
};

const logLimit = 10 * 1024 * 1024;

export async function launch(place: Place, firstTry: number): Promise<Launch> {
  await makeSocketFolder(place.socketFolder, place.user);
  const log = await openLog(place);
  const began = (await log.stat()).size;
  const child = spawn(place.binaries.postgres, ['-D', place.cluster, ...settings(place)], {
    ...spawnOptions(place.user),
    // In a session of its own, so that neither Ctrl-C nor the end of this process takes the database along.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  // At once: a PostgreSQL that finds the folder held may be gone before the log is closed here.
  const result: Launch = { child, alive: true, firstTry, reason: () => lastWords(place, began) };
  child.once('exit', () => {
    result.alive = false;
  });
  child.once('error', (error) => {
    result.alive = false;
    result.reason = async () => error.message;
  });
  await log.close();
  return result;
}

export async function endLaunch({ child }: Launch): Promise<void> {
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  child.kill('SIGINT');
  await once(child, 'exit');
  clearTimeout(impatient);
}

async function openLog(place: Place) {
  const log = await open(logOf(place), 'a', 0o600);
  if ((await log.stat()).size > logLimit) await log.truncate();
  return log;
}

export function logOf(place: Place): string {
  return join(place.folder, 'postgres.log');
}

// Given on the command line, where no file of the cluster can change them.
function settings(place: Place): string[] {
  const all = {
    listen_addresses: '',
    port,
    unix_socket_directories: `"${place.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    // Errors, details and statements quote what people wrote; the program hears of them anyway.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function lastWords(place: Place, began: number): Promise<string> {
  const lines = (await readFile(logOf(place))).subarray(began).toString().trim().split('\n');
  const line = lines.findLast((one) => /FATAL:|PANIC:/.test(one)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*(FATAL|PANIC): */, '');
}
