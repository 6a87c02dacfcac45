import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { aFolder, aProgram, cleanUp, opened, removeFolders, sql } from './fixtures.ts';
import { openEmbedded } from './open-embedded.ts';

afterEach(cleanUp);
afterAll(removeFolders);
// PostgreSQL is made several times here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('the first start on a folder', () => {
  it('makes a database that is safe, private and the same everywhere', async () => {
    const folder = join(await aFolder(), `data, "für" 'alle'`);
    const said: string[] = [];
    const database = await opened(folder, 'server', (sentence) => said.push(sentence));

    expect(said).toEqual([`Making a new database in ${folder}.`]);
    expect(database).toMatchObject({
      folder,
      adopted: false,
      admin: { user: 'throughline_admin', database: 'throughline' },
    });
    const [settings] = await sql(
      database,
      `select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding,
         current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
         current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit,
         current_setting('listen_addresses') as addresses, current_setting('TimeZone') as zone
       from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
      encoding: 'UTF8',
      checksums: 'on',
      fsync: 'on',
      pages: 'on',
      commit: 'on',
      addresses: '',
      zone: expect.stringMatching(/UTC$/),
    });
    const ways = await sql(database, 'select type, database, user_name, auth_method from pg_hba_file_rules');
    expect(ways).toEqual([
      { type: 'local', database: ['all'], user_name: ['all'], auth_method: 'scram-sha-256' },
    ]);
    expect((await readdir(folder)).sort()).toEqual(['lock', 'postgres', 'postgres.log', 'secret']);
    expect((await stat(database.admin.host)).mode & 0o777).toBe(0o700);
  });

  it('is won by one of two at the same moment, and the other says so', async () => {
    const folder = join(await aFolder(), 'data');
    const programs = [aProgram(folder, 'server'), aProgram(folder, 'server')];
    const outcomes = await Promise.all(programs.map(outcome));

    const winner = outcomes.findIndex((line) => line.opened);
    const loser = 1 - winner;
    const pid = programs[winner]?.child.pid;
    expect(outcomes[winner]).toMatchObject({ opened: true, adopted: false });
    expect(outcomes[loser]).toEqual({
      name: 'SetupError',
      refused:
        `Another Throughline is already running on ${folder} (process ${pid}). ` +
        'Stop it first, or choose another folder with --data.',
    });
    await programs[winner]?.close();
    expect(await sql(await opened(folder), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins anew after it was killed half-way', async () => {
    const folder = join(await aFolder(), 'data');
    const program = aProgram(folder, 'server');
    expect(await program.hears()).toEqual({ said: `Making a new database in ${folder}.` });
    await program.kill();
    expect(await sql(await opened(folder), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused where something else is called postgres', async () => {
    const folder = await aFolder();
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres', 'notes'), '');
    const opening = openEmbedded({ folder, use: 'server', secret: 'any' });
    await expect(opening).rejects.toThrow(`${folder}/postgres is there, but it is not a database.`);
  });
});

async function outcome(program: ReturnType<typeof aProgram>): Promise<Record<string, unknown>> {
  const line = await program.hears();
  return line.said ? outcome(program) : line;
}
