import { chmod, chown, mkdir, readlink, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { installedSource, linkLibraries, type Source, usableBinaries } from './binaries.ts';
import { defaultFolder, prepareFolder } from './data-folder.ts';
import { databaseUser } from './database-user.ts';
import { aFolder, cleanUp, isRoot, kept, opened, removeFolders, sql } from './fixtures.ts';
import { installationSecret } from './installation-secret.ts';
import { openEmbeddedIn } from './open-embedded.ts';

afterEach(cleanUp);
afterAll(removeFolders);
vi.setConfig({ testTimeout: 60_000 });

describe('the programs of PostgreSQL', () => {
  it('get the links between their libraries once, however many ask at the same moment', async () => {
    const source = await aPackage('exit 0');
    await mkdir(join(source.package, 'native', 'lib'));
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(source.package, 'native', 'pg-symlinks.json'), JSON.stringify(links));

    await Promise.all(Array.from({ length: 4 }, () => linkLibraries(source.package)));
    expect(await readlink(join(source.package, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it('are refused with what they say when they do not run here', async () => {
    const source = await aPackage('echo no such library; exit 127');
    await expect(usableBinaries(source, undefined)).rejects.toThrow(
      `The built-in PostgreSQL in ${source.package} does not run here: no such library`,
    );
  });
});

describe('the default folder', () => {
  it('is in the working folder', async () => {
    const folder = await aFolder();
    expect(defaultFolder('data', folder)).toBe(join(folder, 'data'));
  });
});

// All this happens to root alone: PostgreSQL refuses to run as root, so it runs as somebody who may see less.
if (isRoot) {
  describe('started by root, the database', () => {
    it('runs as nobody where no better user is known', async () => {
      const folder = join(await aFolder(), 'data');
      const database = await openEmbeddedIn(
        { userNames: ['no-such-user', 'nobody'], source: installedSource() },
        { folder, use: 'server', secret: await installationSecret(folder) },
      );
      kept(database);
      expect((await stat(join(folder, 'postgres'))).uid).toBe(databaseUser('/', ['nobody'])?.uid);
      expect(await sql(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    });

    it('keeps its user when a better one is installed later', async () => {
      const folder = await aFolder();
      const nobody = databaseUser(folder, ['nobody']);
      await mkdir(join(folder, 'postgres'));
      await chown(join(folder, 'postgres'), nobody?.uid ?? 0, nobody?.gid ?? 0);
      expect(databaseUser(folder, ['daemon', 'nobody'])).toEqual(nobody);
      expect(databaseUser('/', ['daemon', 'nobody'])?.name).toBe('daemon');
    });

    it('is refused where the system has no user for it', () => {
      expect(() => databaseUser('/', ['root', 'no-such-user'])).toThrow(
        'PostgreSQL refuses to run as root, and this system has none of the users root, no-such-user.',
      );
    });

    it('is refused below a folder that its user may not enter, with what to do', async () => {
      const closed = await aFolder();
      await chmod(closed, 0o700);
      const folder = join(closed, 'inner', 'data');
      const user = databaseUser(folder)?.name;
      await expect(opened(folder)).rejects.toThrow(
        `The database cannot use ${folder}: it runs as the user ${user}, who may not enter ${closed}. ` +
          `Choose another folder with --data, or let that user in: chmod o+x ${closed}`,
      );
    });

    it('gets into a closed data folder of its own, and nobody else does', async () => {
      const folder = await aFolder();
      await chmod(folder, 0o700);
      const user = databaseUser(folder);
      await prepareFolder(folder, user);
      expect(await stat(folder)).toMatchObject({ uid: 0, gid: user?.gid });
      expect((await stat(folder)).mode & 0o777).toBe(0o710);
    });

    it('does not get into a closed folder that holds something else', async () => {
      const folder = await aFolder();
      await writeFile(join(folder, 'letter'), '');
      await chmod(folder, 0o700);
      await expect(prepareFolder(folder, databaseUser(folder))).rejects.toThrow(`may not enter ${folder}.`);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    });

    it('has its default folder elsewhere when its user may not enter the working folder', async () => {
      const closed = await aFolder();
      await chmod(closed, 0o700);
      expect(defaultFolder('data', closed)).toBe('/var/lib/throughline/data');
    });
  });

  describe('started by root, the programs in a closed folder', () => {
    it('are copied to where the user of the database can run but not change them', async () => {
      const source = await aPackage('echo postgres 18.4');
      await chmod(source.package, 0o700);
      const user = databaseUser('/');
      const [one, two] = await Promise.all([usableBinaries(source, user), usableBinaries(source, user)]);

      const copied = join(source.copies, '18.4.0', 'native', 'bin', 'postgres');
      expect([one.postgres, two.postgres]).toEqual([copied, copied]);
      expect(await stat(copied)).toMatchObject({ uid: 0 });
      expect((await stat(copied)).mode & 0o777).toBe(0o755);
    });

    it('are not taken from a copy that others can change', async () => {
      const source = await aPackage('echo postgres 18.4');
      await chmod(source.package, 0o700);
      const copy = join(source.copies, '18.4.0');
      await usableBinaries(source, databaseUser('/'));
      await chmod(copy, 0o777);
      await expect(usableBinaries(source, databaseUser('/'))).rejects.toThrow(
        `${copy} can be changed by others than root.`,
      );
    });
  });
}

/** Stands in for the real package, whose 60 MB would take their time. */
async function aPackage(script: string): Promise<Source> {
  const folder = await aFolder();
  const bin = join(folder, 'package', 'native', 'bin');
  await mkdir(bin, { recursive: true });
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  }
  await writeFile(join(folder, 'package', 'native', 'pg-symlinks.json'), '[]');
  await writeFile(join(folder, 'package', 'package.json'), JSON.stringify({ version: '18.4.0' }));
  return { package: join(folder, 'package'), copies: join(folder, 'copies') };
}
