import { existsSync } from 'node:fs';
import { lchown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../setup-error.ts';
import { syncFolder } from './data-folder.ts';
import { adminRole } from './names.ts';
import type { Place } from './place.ts';
import { runAs } from './run-as.ts';

const major = '18';
const draftPrefix = 'postgres.new-';

/** Makes the database's files where there are none. Only to be called in one's turn. */
export async function ensureCluster(place: Place): Promise<void> {
  await removeDrafts(place);
  const version = await versionOf(place);
  if (version === undefined) return makeCluster(place);
  if (version === major) return;
  throw new SetupError(
    `The database in ${place.cluster} was made by PostgreSQL ${version}, but this program brings ${major}. ` +
      'Make a backup with the program that made it, and restore it with this one.',
  );
}

async function versionOf(place: Place): Promise<string | undefined> {
  try {
    return (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !existsSync(place.cluster)) return undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new SetupError(
        `${place.cluster} is there, but it is not a database. Choose another folder with --data.`,
      );
    }
    throw new SetupError(
      `The database in ${place.cluster} cannot be read (${code}). Start as the user who made it, or as root.`,
    );
  }
}

// A start killed half-way leaves only a draft behind, never half a database. The names are random because its initdb
// lives on for a moment and would write into a draft of the same name.
async function makeCluster(place: Place): Promise<void> {
  place.say(`Making a new database in ${place.folder}.`);
  const draft = await mkdtemp(join(place.folder, draftPrefix));
  if (place.user) await lchown(draft, place.user.uid, place.user.gid);
  await initialize(place, draft);
  await writeFile(join(draft, 'pg_hba.conf'), 'local all all scram-sha-256\n', { flush: true });

  await rename(draft, place.cluster);
  await syncFolder(place.folder);
}

async function initialize(place: Place, draft: string): Promise<void> {
  const passwordFile = `${draft}.password`;
  const handle = await open(passwordFile, 'wx', 0o600);
  try {
    await handle.writeFile(place.password);
    if (place.user) await handle.chown(place.user.uid, place.user.gid);
    const { code, output } = await runAs(place.user, [
      place.binaries.initdb,
      `--pgdata=${draft}`,
      `--username=${adminRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    if (code !== 0) {
      throw new SetupError(`The database in ${place.folder} could not be made: ${reason(output)}`);
    }
  } finally {
    await handle.close();
    await rm(passwordFile);
  }
}

function reason(output: string): string {
  const line = output.split('\n').findLast((one) => /error|fatal/i.test(one));
  return line?.replace(/^.*?(error|fatal): */i, '') ?? 'initdb gave no reason.';
}

async function removeDrafts(place: Place): Promise<void> {
  const drafts = (await readdir(place.folder)).filter((name) => name.startsWith(draftPrefix));
  for (const draft of drafts) {
    await rm(join(place.folder, draft), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      // An initdb that has not noticed yet still writes there; the next start removes the rest.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error;
    });
  }
}
