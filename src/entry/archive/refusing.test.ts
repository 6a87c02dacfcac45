import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../platform/database/roles.ts';
import { readSettings } from '../../platform/settings.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { aDesk } from '../../testing/a-desk.ts';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { addedSince } from './added-since.fixture.ts';
import { backUp } from './back-up.ts';
import { aFolderForArchives, asAdmin, contentsOf, newDatabases, packed, unpacked } from './fixtures.ts';
import type { Manifest } from './format.ts';
import { check, restore, restoreInto } from './restore.ts';

const source = testDatabase();
const folder = aFolderForArchives();
const whole = join(folder, 'whole.tlarchive');
const newDatabase = newDatabases(() => source.admin);
const here = () => ({ admin: source.admin, secret: testSecret });

beforeAll(async () => {
  await aDesk(source);
  await backUp(here(), whole);
});

async function restoreTo(admin: Connection, file: string): Promise<void> {
  const given = { file, checked: await check(file), progress: () => {} };
  await restoreInto({ admin, secret: testSecret }, given);
}

/** One sentence for the person, and nothing left of the attempt. */
async function refused(file: string): Promise<string> {
  const admin = newDatabase();
  const error = await restoreTo(admin, file).then(
    () => new Error('it was restored'),
    (reason: Error) => reason,
  );
  expect(error).toBeInstanceOf(SetupError);
  const found = await asAdmin(
    { ...admin, database: 'postgres' },
    'select from pg_database where datname = $1',
    [admin.database],
  );
  expect(found.rowCount).toBe(0);
  return error.message;
}

let made = 0;
async function aFile(content: Uint8Array | string): Promise<string> {
  made += 1;
  const file = join(folder, `${made}.tlarchive`);
  await writeFile(file, content);
  return file;
}

async function altered(end: 'old' | 'new', alter: (entries: Map<string, Buffer>) => void): Promise<string> {
  const entries = await unpacked(whole);
  alter(entries);
  return packed(await aFile(''), entries, end);
}

const edit = (entries: Map<string, Buffer>, name: string, change: (text: string) => string) =>
  entries.set(name, Buffer.from(change(String(entries.get(name)))));
const editManifest = (entries: Map<string, Buffer>, change: (manifest: Manifest) => unknown) =>
  edit(entries, 'manifest.json', (text) => JSON.stringify(change(JSON.parse(text))));

function inflated(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes);
  } catch {
    return null;
  }
}

describe('an archive that is not whole', () => {
  it('is refused wherever it was cut', async () => {
    const bytes = await readFile(whole);
    for (const left of [0.02, 0.3, 0.6, 0.9, 0.999]) {
      const file = await aFile(bytes.subarray(0, Math.floor(bytes.length * left)));
      expect(await refused(file)).toMatch(/is cut off or was altered|is not a backup/);
    }
    const lastByte = await aFile(bytes);
    await truncate(lastByte, bytes.length - 1);
    expect(await refused(lastByte)).toContain('is cut off or was altered');
  });

  it('is refused wherever a bit of it has flipped', async () => {
    const bytes = await readFile(whole);
    const content = gunzipSync(bytes);
    let changed = 0;
    for (let at = 12; at < bytes.length; at += Math.floor(bytes.length / 15)) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 4, at);
      // Gzip has a few bits that mean nothing.
      if (inflated(flipped)?.equals(content)) continue;
      changed += 1;
      expect(await refused(await aFile(flipped))).toMatch(/is cut off or was altered|is not a backup/);
    }
    expect(changed).toBeGreaterThan(12);
  });

  it('is refused where somebody packed it anew with another word, a row less or a part less', async () => {
    const persons = 'tables/public.persons/000001';
    for (const alter of [
      (entries: Map<string, Buffer>) => edit(entries, persons, (text) => text.replace('Dana', 'Dina')),
      (entries: Map<string, Buffer>) => edit(entries, persons, (text) => text.slice(text.indexOf('\n') + 1)),
      (entries: Map<string, Buffer>) => entries.delete(persons),
      (entries: Map<string, Buffer>) => entries.delete('secret'),
      (entries: Map<string, Buffer>) => entries.delete('end.json'),
      (entries: Map<string, Buffer>) => entries.set('tables/public.more/000001', Buffer.from('x\n')),
    ]) {
      expect(await refused(await altered('old', alter))).toContain('is cut off or was altered');
    }
  });

  it('is refused where its rows cannot be those of a desk, whatever its end says', async () => {
    const persons = 'tables/public.persons/000001';
    const without = await altered('new', (entries) =>
      edit(entries, persons, (text) => text.slice(text.indexOf('\n') + 1)),
    );
    expect(await refused(without)).toContain('is cut off or was altered');
  });
});

describe('a file that is no archive', () => {
  it('is refused for what it is', async () => {
    const foreign = gzipSync(Buffer.alloc(4096));
    const files = [
      await aFile(''),
      await aFile('Dear Sir'),
      await aFile(gzipSync('Dear Sir')),
      await aFile(foreign),
    ];
    for (const file of files) expect(await refused(file)).toContain('is not a backup of Throughline');
    const other = await altered('new', (entries) => editManifest(entries, () => ({ format: 'another' })));
    expect(await refused(other)).toContain('is not a backup of Throughline');
    expect(await refused(join(folder, 'gone'))).toContain('cannot be read (ENOENT)');
  });

  it('is refused where a newer or another program made it', async () => {
    const migration = { name: '29990101_0000_later', digest: 'x' };
    const newer = [
      await altered('new', (entries) => editManifest(entries, (manifest) => ({ ...manifest, version: 2 }))),
      await altered('new', (entries) =>
        editManifest(entries, (manifest) => ({
          ...manifest,
          migrations: [...manifest.migrations, migration],
        })),
      ),
    ];
    for (const file of newer) expect(await refused(file)).toContain('was made by a newer Throughline');
    const other = await altered('new', (entries) =>
      editManifest(entries, (manifest) => ({
        ...manifest,
        migrations: manifest.migrations.map((one, place) => (place === 3 ? { ...one, digest: 'x' } : one)),
      })),
    );
    expect(await refused(other)).toContain('was made by another build of this version');
  });
});

/** What was added to a table stands last in each of its rows. */
const withoutLast = (rows: string, columns: number) =>
  rows
    .split('\n')
    .map((row) => row.split('\t').slice(0, -columns).join('\t'))
    .join('\n');

const isAdded = (table: string, column: string) => addedSince.columns[table]?.includes(column) ?? false;

describe('an archive of an older version', () => {
  it('is restored as it was and then brought to what this version needs', async () => {
    const admin = newDatabase();
    const old = await altered('new', (entries) => {
      editManifest(entries, (manifest) => ({
        ...manifest,
        migrations: manifest.migrations.filter(({ name }) => name < '20261124_0200'),
        tables: manifest.tables
          .filter(({ name }) => !addedSince.tables.includes(name))
          .map((table) =>
            table.name === 'installation'
              ? { ...table, columns: table.columns.slice(0, 4) }
              : { ...table, columns: table.columns.filter((column) => !isAdded(table.name, column)) },
          ),
      }));
      for (const table of addedSince.tables) entries.delete(`tables/public.${table}/000001`);
      for (const [table, { length }] of Object.entries(addedSince.columns))
        edit(entries, `tables/public.${table}/000001`, (text) => withoutLast(text, length));
      const lines = (text: string) =>
        text.split('\n').filter((line) => line.length > 0 && line < '20261124_0200');
      edit(entries, 'tables/app.migrations/000001', (text) => `${lines(text).join('\n')}\n`);
      edit(
        entries,
        'tables/app.installation/000001',
        (text) => `${text.split('\t').slice(0, 4).join('\t')}\n`,
      );
    });
    await restoreTo(admin, old);
    const { 'app.installation': _, 'app.migrations': __, ...after } = await contentsOf(admin);
    const { 'app.installation': ___, 'app.migrations': ____, ...before } = await contentsOf(source.admin);
    expect(after).toEqual(before);
    const names = (of: Connection) => asAdmin(of, 'select name, digest from app.migrations order by name');
    expect((await names(admin)).rows).toEqual((await names(source.admin)).rows);
    expect((await asAdmin(admin, 'select held_since from app.installation')).rows[0].held_since).not.toBe(
      null,
    );
  });
});

describe('a place that is not empty', () => {
  it('is left as it is, be it a database with a desk or with something else', async () => {
    const before = await contentsOf(source.admin);
    await expect(restoreTo(source.admin, whole)).rejects.toThrow(
      'holds a Throughline, which is left as it is',
    );
    expect(await contentsOf(source.admin)).toEqual(before);
    const other = newDatabase();
    await asAdmin({ ...other, database: 'postgres' }, `create database ${other.database}`);
    await asAdmin(other, 'create table notes (text text)');
    await expect(restoreTo(other, whole)).rejects.toThrow('holds tables of something else');
    expect(await contentsOf(other)).toEqual({ 'public.notes': '0 ' });
  });

  it('is left as it is, be it a folder of another installation or a file', async () => {
    const data = join(folder, 'data');
    await mkdir(data);
    await writeFile(join(data, 'secret'), 'x'.repeat(43));
    const archive = await altered('new', (entries) => entries.set('secret', Buffer.from('y'.repeat(43))));
    const settings = readSettings({ THROUGHLINE_DATA: data });
    await expect(restore(settings, archive, () => {})).rejects.toThrow('holds another installation');
    expect(await readdir(data)).toEqual(['secret']);
    const before = await readFile(whole);
    await expect(backUp(here(), whole)).rejects.toThrow('is there already and is left as it is');
    expect((await readFile(whole)).equals(before)).toBe(true);
  });

  it('is not made under a secret other than that of the archive', async () => {
    const data = join(folder, 'fresh');
    for (const secret of [undefined, 'another secret of the same length!!']) {
      const settings = readSettings({ THROUGHLINE_DATA: data, THROUGHLINE_SECRET: secret });
      await expect(restore(settings, whole, () => {})).rejects.toThrow('THROUGHLINE_SECRET has to be that');
    }
    expect(existsSync(data)).toBe(false);
  });
});

describe('a database that this program cannot back up', () => {
  it('is refused where a newer program made it, or one from before there were backups', async () => {
    const file = join(folder, 'never.tlarchive');
    await source.sql(`insert into app.migrations (name, digest) values ('29990101_0000_later', 'x')`);
    await expect(backUp(here(), file)).rejects.toThrow('was made by a newer Throughline');
    await source.sql(`delete from app.migrations where name = '29990101_0000_later'`);
    await source.sql('revoke select on app.migrations from throughline_archive');
    await expect(backUp(here(), file)).rejects.toThrow('Run "throughline migrate", then back up.');
    await source.sql('grant select on app.migrations to throughline_archive');
    expect(existsSync(file)).toBe(false);
  });
});

describe('a backup that cannot be written', () => {
  it('says so and leaves no half of it', async () => {
    await expect(backUp(here(), join(folder, 'none/at/all'))).rejects.toThrow('cannot be written (ENOENT)');
    const names = await readdir(folder);
    await expect(
      backUp(here(), join(folder, 'broken.tlarchive'), () => {
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    expect(await readdir(folder)).toEqual(names);
  });
});
