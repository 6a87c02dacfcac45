import { join, resolve } from 'node:path';
import { type Binaries, installedSource, type Source, usableBinaries } from './binaries.ts';
import { prepareFolder } from './data-folder.ts';
import { type DatabaseUser, databaseUser, preferredUsers } from './database-user.ts';
import { adminRole } from './names.ts';
import { rolePassword } from './role-password.ts';
import { socketFolderOf } from './socket-folder.ts';

/** Everything that has to be known about a data folder to run PostgreSQL on it. */
export type Place = {
  folder: string;
  cluster: string;
  socketFolder: string;
  binaries: Binaries;
  user: DatabaseUser | undefined;
  password: string;
  say: (sentence: string) => void;
};

/** What of the machine matters; tests put other things here. */
export type Surroundings = { userNames: string[]; source: Source };

export function theseSurroundings(): Surroundings {
  return { userNames: preferredUsers, source: installedSource() };
}

export async function preparePlace(
  options: { folder: string; secret: string; say?: (sentence: string) => void },
  surroundings: Surroundings,
): Promise<Place> {
  const folder = resolve(options.folder);
  const cluster = join(folder, 'postgres');
  const user = databaseUser(folder, surroundings.userNames);
  // First the programs: their copy makes the folder above the default data folder, and lets all users into it.
  const binaries = await usableBinaries(surroundings.source, user);
  await prepareFolder(folder, user);
  return {
    folder,
    cluster,
    socketFolder: await socketFolderOf(cluster, user),
    binaries,
    user,
    password: rolePassword(options.secret, adminRole),
    say: options.say ?? (() => {}),
  };
}
