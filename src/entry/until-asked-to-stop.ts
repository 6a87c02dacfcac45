import type { Opened } from './open-database.ts';
import type { Running } from './start.ts';

const patienceMs = 9000;

/** Runs until a signal, then stops in good order. */
export async function runUntilAskedToStop(running: Running, opened: Opened): Promise<void> {
  await askedToStop();
  await stop(running, opened);
}

export async function stop(running: Running, opened: Opened): Promise<void> {
  const late = setTimeout(() => {
    process.stderr.write('Stopping took too long and was cut short. What was confirmed is safe.\n');
    process.exit(1);
  }, patienceMs);
  await running.close();
  await opened.close();
  clearTimeout(late);
}

// The handlers stay: the terminal and the launcher both pass a Ctrl-C on, and the second must not cut the stopping short.
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
}
