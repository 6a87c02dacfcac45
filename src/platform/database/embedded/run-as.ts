import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import type { DatabaseUser } from './database-user.ts';

export type Finished = { code: number | null; output: string };

/** `undefined` as the user means: as whoever runs this. */
export function spawnOptions(user: DatabaseUser | undefined): SpawnOptions {
  // The environment is emptied so that no PG* variable or language of the person who starts changes what happens.
  const options: SpawnOptions = { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
  if (!user) return options;
  // macOS counts `nobody` as -2, which stat reports as 4294967294 and spawn takes only as -2.
  return { ...options, uid: user.uid | 0, gid: user.gid | 0 };
}

export function runAs(user: DatabaseUser | undefined, command: string[]): Promise<Finished> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...spawnOptions(user), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Asks the system itself: modes alone do not tell of access lists and mounts. */
export function canEnter(user: DatabaseUser, folder: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...spawnOptions(user),
    stdio: 'ignore',
  });
  return status === 0;
}
