import { createHash } from 'node:crypto';
import { lchown, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SetupError } from '../../setup-error.ts';
import type { DatabaseUser } from './database-user.ts';
import { databaseName } from './names.ts';
import { canEnter } from './run-as.ts';

export const port = 5432;

// What a socket's address holds, less the closing zero.
const longestPath = process.platform === 'darwin' ? 103 : 107;

/** In the cluster's own folder, which is private already, unless that makes too long a path. */
export async function socketFolderOf(cluster: string, user: DatabaseUser | undefined): Promise<string> {
  if (fits(cluster)) return cluster;
  const digest = createHash('sha256')
    .update(await realpath(dirname(cluster)))
    .digest('hex')
    .slice(0, 16);
  const places = [tmpdir(), '/tmp'].filter((place) => !user || canEnter(user, place));
  const folder = places.map((place) => join(place, `${databaseName}-${digest}`)).find(fits);
  if (folder) return folder;
  throw new SetupError(
    `The path ${cluster} is too long for a database socket. Choose a shorter one with --data.`,
  );
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestPath;
}

export async function makeSocketFolder(folder: string, user: DatabaseUser | undefined): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  // Made by root just now, or by a start that was killed before it could give the folder away.
  if (user && (await isPrivate(folder, 0))) await lchown(folder, user.uid, user.gid);
  if (await isPrivateTo(folder, user)) return;
  throw new SetupError(
    `${folder} is needed for the database's socket, but it is not a private folder of ` +
      `${user ? `the user ${user.name}` : 'yours'}. Find out who made it and remove it.`,
  );
}

/** Where others can enter, somebody else may listen and be told the password. */
export async function isPrivateTo(folder: string, user: DatabaseUser | undefined): Promise<boolean> {
  return isPrivate(folder, user?.uid ?? process.getuid?.());
}

async function isPrivate(folder: string, uid: number | undefined): Promise<boolean> {
  const entry = await lstat(folder).catch(() => undefined);
  if (!entry) return false;
  return entry.isDirectory() && entry.uid === uid && (entry.mode & 0o077) === 0;
}
