import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rmdir, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SetupError } from '../../setup-error.ts';
import {
  aCopy,
  aFolder,
  aProgram,
  cleanUp,
  isRunning,
  keep,
  killPostgres,
  opened,
  postmasterOf,
  removeFolders,
  sql,
  theDataFolder,
  wordsKept,
} from './fixtures.ts';
import { openEmbedded } from './open-embedded.ts';

afterEach(cleanUp);
afterAll(removeFolders);
// PostgreSQL starts some dozen times here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('a second start', () => {
  it('finds what was kept, as PostgreSQL was stopped in between', async () => {
    const folder = await theDataFolder();
    const first = await opened(folder);
    await keep(first, 'before the stop');
    await Promise.all([first.close(), first.close()]);
    expect(postmasterOf(folder)).toBeUndefined();

    const second = await opened(folder);
    expect(second.adopted).toBe(false);
    expect(await wordsKept(second)).toContain('before the stop');
  });

  it('removes what an earlier start left half-made', async () => {
    const folder = await aCopy();
    await mkdir(join(folder, 'postgres.new-dead', 'base'), { recursive: true });
    await writeFile(join(folder, 'postgres.new-dead.password'), '');
    await opened(folder);
    expect((await readdir(folder)).sort()).toEqual(['lock', 'postgres', 'postgres.log', 'secret']);
  });

  it('is refused while the first one runs, which is not disturbed', async () => {
    const folder = await theDataFolder();
    const first = await opened(folder);
    await expect(opened(folder)).rejects.toThrow(
      new SetupError(
        `Another Throughline is already running on ${folder} (process ${process.pid}). ` +
          'Stop it first, or choose another folder with --data.',
      ),
    );
    expect(await sql(first, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('uses the PostgreSQL that outlived a killed program and its group', async () => {
    const folder = await theDataFolder();
    const program = aProgram(folder, 'server');
    expect(await program.hears()).toMatchObject({ opened: true, adopted: false });
    const postmaster = postmasterOf(folder) ?? 0;
    await program.killGroup();
    expect(isRunning(postmaster)).toBe(true);

    const database = await opened(folder);
    expect(database.adopted).toBe(true);
    expect(postmasterOf(folder)).toBe(postmaster);
    await database.close();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('finds what was kept after everything was killed', async () => {
    const folder = await theDataFolder();
    const program = aProgram(folder, 'server');
    const { admin } = (await program.hears()) as { admin: Awaited<ReturnType<typeof opened>>['admin'] };
    await keep({ admin }, 'before the kill');
    await program.kill();
    await killPostgres({ admin, folder });
    expect(postmasterOf(folder)).toBeDefined();

    const database = await opened(folder);
    expect(database.adopted).toBe(false);
    expect(await wordsKept(database)).toContain('before the kill');
  });

  it('is refused with the wrong secret, and leaves nothing running', async () => {
    const folder = await theDataFolder();
    const opening = openEmbedded({ folder, use: 'server', secret: 'wrong' });
    await expect(opening).rejects.toThrow('Put back the secret that belongs to it.');
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('is refused on files of another major version', async () => {
    const folder = await aCopy();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(opened(folder)).rejects.toThrow('was made by PostgreSQL 17, but this program brings 18');
  });

  it('tells what PostgreSQL says when it cannot start', async () => {
    const folder = await aCopy();
    await writeFile(join(folder, 'postgres', 'postgresql.auto.conf'), 'shared_buffers = nonsense\n');
    await expect(opened(folder)).rejects.toThrow(
      /^PostgreSQL could not start on .*: configuration file ".*postgresql.auto.conf" contains errors\. .*postgres\.log may say more\.$/,
    );
  });
});

describe('while a server is open', () => {
  it('a crashed PostgreSQL comes back at the same address and stays claimed', async () => {
    const folder = await theDataFolder();
    const { promise: back, resolve } = Promise.withResolvers<void>();
    const database = await opened(folder, 'server', (sentence) => {
      if (sentence === `PostgreSQL on ${folder} is back.`) resolve();
    });
    await keep(database, 'before the crash');
    await killPostgres(database);
    await back;

    expect(await wordsKept(database)).toContain('before the crash');
    await expect(opened(folder)).rejects.toThrow('Another Throughline is already running');
    await database.close();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('the log holds no word of what was written', async () => {
    const folder = await theDataFolder();
    const database = await opened(folder);
    await keep(database, 'canary');
    await expect(keep(database, 'canary')).rejects.toThrow('duplicate key');
    await expect(sql(database, `select 'canary'::int`)).rejects.toThrow('invalid input syntax');

    const log = await readFile(join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('canary');
  });

  it('the log begins anew when it has grown beyond 10 MB', async () => {
    const folder = await aCopy();
    await truncate(join(folder, 'postgres.log'), 11 * 1024 * 1024);
    await opened(folder);
    expect((await stat(join(folder, 'postgres.log'))).size).toBeLessThan(10_000);
  });
});

describe('a long path', () => {
  const longName = 'long'.repeat(40);

  it('puts the socket into a short private folder, which goes with the server', async () => {
    const parent = join(await aFolder(), longName);
    await mkdir(parent);
    const database = await opened(await aCopy(parent));
    const { host } = database.admin;

    expect(host.length).toBeLessThan(100);
    expect((await stat(host)).mode & 0o777).toBe(0o700);
    expect((await stat(host)).uid).toBe((await stat(join(database.folder, 'postgres'))).uid);
    expect(await sql(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
    expect(existsSync(host)).toBe(false);
  });

  it('finds the server of a killed program that had another place for sockets', async () => {
    const parent = join(await aFolder(), longName);
    const sockets = await aFolder('sockets');
    await mkdir(parent);
    const folder = await aCopy(parent);
    const program = aProgram(folder, 'server', { TMPDIR: sockets });
    expect(await program.hears()).toMatchObject({ opened: true });
    await program.kill();

    const database = await opened(folder);
    expect(database.adopted).toBe(true);
    expect(dirname(database.admin.host)).toBe(sockets);
    await database.close();
    expect(await readdir(sockets)).toEqual([]);
  });

  it('is refused when somebody else could enter that folder', async () => {
    const parent = join(await aFolder(), longName);
    await mkdir(parent);
    const folder = await aCopy(parent);
    const { admin, close } = await opened(folder);
    await close();
    await mkdir(admin.host, { mode: 0o755 });
    onTestFinished(() => rmdir(admin.host));

    await expect(opened(folder)).rejects.toThrow(`${admin.host} is needed for the database's socket`);
    expect(dirname(admin.host)).not.toContain(longName);
  });
});

describe('a tool', () => {
  it('starts PostgreSQL for its own time when it is alone', async () => {
    const folder = await theDataFolder();
    const tool = await opened(folder, 'tool');
    expect(tool.adopted).toBe(false);
    expect(await sql(tool, 'select 1 as one')).toEqual([{ one: 1 }]);
    await tool.close();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('works beside a server and another tool without disturbing them', async () => {
    const folder = await theDataFolder();
    const server = await opened(folder, 'server');
    const [one, two] = await Promise.all([opened(folder, 'tool'), opened(folder, 'tool')]);
    expect([one.adopted, two.adopted]).toEqual([true, true]);
    await Promise.all([one.close(), two.close()]);
    expect(await sql(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves PostgreSQL to a server that came meanwhile', async () => {
    const folder = await theDataFolder();
    const tool = await opened(folder, 'tool');
    const server = aProgram(folder, 'server');
    expect(await server.hears()).toMatchObject({ opened: true, adopted: true });
    await tool.close();
    expect(postmasterOf(folder)).toBeDefined();
    await server.close();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('stops PostgreSQL when its server has gone before it', async () => {
    const folder = await theDataFolder();
    const said: string[] = [];
    const server = await opened(folder, 'server', (sentence) => said.push(sentence));
    const tool = await opened(folder, 'tool');
    await server.close();
    expect(said).toEqual([`PostgreSQL on ${folder} goes on running, as others are connected (1).`]);
    expect(await sql(tool, 'select 1 as one')).toEqual([{ one: 1 }]);
    await tool.close();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('can still close when its PostgreSQL was killed', async () => {
    const folder = await theDataFolder();
    const tool = await opened(folder, 'tool');
    await killPostgres(tool);
    await tool.close();
    expect(await sql(await opened(folder, 'tool'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('that starts while another one stops gets a PostgreSQL of its own', async () => {
    const folder = await theDataFolder();
    const first = await opened(folder, 'tool');
    const [, second] = await Promise.all([first.close(), opened(folder, 'tool')]);
    expect(await sql(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
