import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../setup-error.ts';

export type DatabaseUser = { name: string; uid: number; gid: number };

export const preferredUsers = ['postgres', 'throughline', 'nobody'];

/** The user PostgreSQL runs as because it refuses root; `undefined` where this is not root and runs it itself. */
export function databaseUser(folder: string, names = preferredUsers): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = usersOfTheSystem();
  // A user installed later must not take over: PostgreSQL starts only as the owner of its files.
  return ownerOfCluster(folder, known) ?? firstKnown(names, known);
}

function ownerOfCluster(folder: string, known: DatabaseUser[]): DatabaseUser | undefined {
  const cluster = statSync(join(folder, 'postgres'), { throwIfNoEntry: false });
  if (!cluster || cluster.uid === 0) return undefined;
  const { uid, gid } = cluster;
  return known.find((user) => user.uid === uid) ?? { name: `number ${uid}`, uid, gid };
}

function firstKnown(names: string[], known: DatabaseUser[]): DatabaseUser {
  for (const name of names) {
    const user = known.find((one) => one.name === name && one.uid !== 0);
    if (user) return user;
  }
  throw new SetupError(
    `PostgreSQL refuses to run as root, and this system has none of the users ${names.join(', ')}. ` +
      'Add one, for instance with: useradd --system postgres',
  );
}

function usersOfTheSystem(): DatabaseUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', , uid, gid] = line.split(':');
      return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
    });
}
