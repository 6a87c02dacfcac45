import { chmod, chown, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SetupError } from '../../setup-error.ts';
import { type DatabaseUser, databaseUser } from './database-user.ts';
import { systemFolder } from './names.ts';
import { canEnter } from './run-as.ts';

/** A folder of this name in the working folder, or in the system's place where the database's user cannot get there. */
export function defaultFolder(name: string, workingFolder = process.cwd()): string {
  const here = resolve(workingFolder, name);
  const user = databaseUser(here);
  return !user || canEnter(user, workingFolder) ? here : join(systemFolder, name);
}

export async function prepareFolder(folder: string, user: DatabaseUser | undefined): Promise<void> {
  await makeFolder(folder);
  if (!user || canEnter(user, folder)) return;

  if (canEnter(user, dirname(folder)) && (await isOurs(folder))) {
    // Through the group: only the database's user gets in, and still cannot list or write.
    await chown(folder, 0, user.gid);
    await chmod(folder, 0o710);
    if (canEnter(user, folder)) return;
  }
  const blocked = pathTo(folder).find((one) => !canEnter(user, one)) ?? folder;
  throw new SetupError(
    `The database cannot use ${folder}: it runs as the user ${user.name}, who may not enter ${blocked}. ` +
      `Choose another folder with --data, or let that user in: chmod o+x ${blocked}`,
  );
}

export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { mode: 0o700 });
    await syncFolder(dirname(folder));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    throw new SetupError(
      `The data folder ${folder} cannot be made (${code}). Choose another one with --data.`,
    );
  }
}

/** Until its folder is synced, a new name may vanish in a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// Opening up a folder that holds something else, such as a home, is not ours to do.
async function isOurs(folder: string): Promise<boolean> {
  if ((await stat(folder)).uid !== 0) return false;
  const names = await readdir(folder);
  return names.length === 0 || names.includes('secret') || names.includes('postgres');
}

function pathTo(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...pathTo(parent), folder];
}
