import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../setup-error.ts';
import { makeFolder, syncFolder } from './data-folder.ts';

/** The secret from which the installation's keys and passwords follow; made on the first call, never replaced. */
export async function installationSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  return (await existingSecret(file)) ?? (await makeSecret(folder, file));
}

/** For a copy of an installation: its secret in a folder that has none yet. One that has another is refused. */
export async function putSecret(folder: string, secret: string): Promise<void> {
  const file = join(folder, 'secret');
  const existing = (await existingSecret(file)) ?? (existsSync(join(folder, 'postgres')) ? '' : undefined);
  if (existing === secret) return;
  if (existing !== undefined) {
    throw new SetupError(
      `${folder} holds another installation, which is left as it is. Choose another folder with --data.`,
    );
  }
  await makeFolder(folder);
  await writeOnce(file, secret);
  await syncFolder(folder);
}

/** Whether a secret has the form of those that are made here; others stand in THROUGHLINE_SECRET only. */
export const isFoldersSecret = (secret: string) => /^[\w-]{43}$/.test(secret);

async function existingSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new SetupError(
      `The secret in ${file} cannot be read (${error.code}). Start as the user who owns it.`,
    );
  });
  if (text === undefined) return undefined;

  const secret = text.trim();
  if (!isFoldersSecret(secret)) {
    throw new SetupError(`The secret in ${file} is damaged. Put back the one from your backup.`);
  }
  // A copied or restored folder may have lost the mode.
  if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
  return secret;
}

async function makeSecret(folder: string, file: string): Promise<string> {
  // A new secret would lock everybody out of the old database, and hide what is missing.
  if (existsSync(join(folder, 'postgres'))) {
    throw new SetupError(
      `${folder} holds a database, but its secret is gone. Put ${file} back from your backup.`,
    );
  }
  await makeFolder(folder);
  await writeOnce(file, randomBytes(32).toString('base64url'));
  await syncFolder(folder);

  const secret = await existingSecret(file);
  if (secret === undefined)
    throw new SetupError(`The secret in ${file} was removed while it was being made.`);
  return secret;
}

async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(
      `${file} cannot be written (${error.code}). Choose a data folder of your own with --data.`,
    );
  });
  try {
    await handle.writeFile(text);
    await handle.sync();
    // Unlike a rename, a link never replaces what another process has put there in the meantime.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await rm(draft);
  }
}
