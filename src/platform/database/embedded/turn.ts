import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { SetupError } from '../../setup-error.ts';
import { product } from './names.ts';

const patience = 60_000;

/**
 * Only one process at a time makes, starts, joins or stops the PostgreSQL of a folder. Resolves to what ends the turn.
 *
 * An empty SQLite file is the way Node offers to a lock of the operating system: that one is gone with the process that
 * held it, however it died, so there is no stale lock to recognise, and it holds between containers as well.
 */
export async function takeTurn(folder: string): Promise<() => void> {
  const file = join(folder, 'lock');
  await makeLockFile(file);
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    const begun = performance.now();
    while (!taken(lock)) {
      if (performance.now() - begun > patience) {
        throw new SetupError(
          `Another ${product} is starting or stopping on ${folder}. Try again when it has finished.`,
        );
      }
      await setTimeout(25);
    }
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}

async function makeLockFile(file: string): Promise<void> {
  // Never opened to be written when it exists: closing any handle of this process gives back its locks on the file.
  await writeFile(file, '', { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return;
    throw new SetupError(
      `${file} cannot be written (${error.code}). Choose a data folder of your own with --data.`,
    );
  });
}

const busy = 5;

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return true;
  } catch (error) {
    const { errcode, message } = error as { errcode?: number; message: string };
    if (errcode === busy) return false;
    throw new SetupError(
      `${lock.location()} cannot be locked (${message}). Choose another data folder with --data.`,
    );
  }
}
