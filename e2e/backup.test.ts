import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packed, unpacked } from '../src/entry/archive/fixtures.ts';
import { Program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-backup-'));
// The database's user has to get through it.
chmodSync(folder, 0o755);
const file = join(folder, 'whole.tlarchive');
const password = 'a long enough password';
let original: Program;
let copy: Program;
let cookie: string;

beforeAll(async () => {
  [original, copy] = [await Program.make(), await Program.make()];
  await original.start();
  const setup = await post(original, '/api/setup', {
    token: original.printed.match(/\/setup\/(\S+)/)?.[1],
    organization: 'Harmon Audio',
    deskName: 'Harmon Audio',
    slug: 'harmon',
    address: 'help@harmon.example',
    name: 'Leo Brandt',
    mail: 'leo@harmon.example',
    zone: 'Europe/London',
    password,
  });
  cookie = cookieOf(setup);
  const customer = { name: 'Bill Navarro', address: 'bill@customers.example' };
  const need = { subject: 'No sound', text: 'I followed the sheet to the letter.', customer };
  expect((await post(original, '/api/desks/harmon/cases', need, { cookie })).status).toBe(201);
});

afterAll(async () => {
  for (const program of [original, copy]) {
    await program.stop();
    program.remove();
  }
  rmSync(folder, { recursive: true });
});

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

function post(
  to: Program,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${to.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: to.url, ...headers },
    body: JSON.stringify(body),
  });
}

async function casesAt(program: Program, as: string): Promise<{ subject: string; customer: string }[]> {
  const answer = await fetch(`${program.url}/api/desks/harmon/cases`, { headers: { cookie: as } });
  return ((await answer.json()) as { items: { subject: string; customer: string }[] }).items;
}

/** As an operator types it. */
async function throughline(...args: string[]) {
  const child = spawn(process.execPath, ['src/entry/cli.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

describe('an installation with its own database', () => {
  it('is backed up while it runs, and never over another file', async () => {
    const made = await throughline('backup', file, '--data', original.folder, '--json');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(made.out)).toMatchObject({
      file,
      tables: expect.any(Number),
      rows: expect.any(Number),
    });
    const again = await throughline('backup', file, '--data', original.folder);
    expect(again).toEqual({
      code: 1,
      out: '',
      err: `${file} is there already and is left as it is. Name another file.\n`,
    });
    expect(readdirSync(folder)).toEqual(['whole.tlarchive']);
    expect(await casesAt(original, cookie)).toHaveLength(1);
  });

  it('moves into an empty folder, and into none where one runs', async () => {
    const restored = await throughline('restore', file, '--data', copy.folder);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('The copy is held');
    const own = await throughline('restore', file, '--data', original.folder, '--json');
    expect(own).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(own.err).error).toContain('is already running on');
  });

  it('runs on there for whoever signs in, and nobody is signed in still', async () => {
    await copy.start();
    expect(copy.printed).not.toContain('/setup/');
    expect(await (await fetch(`${copy.url}/api/me`, { headers: { cookie } })).json()).toMatchObject({
      status: 401,
    });
    const signedIn = await post(copy, '/api/auth/sign-in/email', { email: 'leo@harmon.example', password });
    expect(await casesAt(copy, cookieOf(signedIn))).toMatchObject([
      { subject: 'No sound', customer: 'Bill Navarro' },
    ]);
  });

  it('is held until it is released, which the doctor knows', async () => {
    const doctor = await throughline('doctor', '--data', copy.folder, '--json');
    expect(JSON.parse(doctor.out).findings).toContainEqual({
      about: 'copy',
      state: 'note',
      says: expect.stringContaining('It is held and sends nothing'),
    });
    expect(await throughline('release', '--data', copy.folder)).toMatchObject({ code: 0, err: '' });
    const again = await throughline('release', '--data', copy.folder, '--json');
    expect(JSON.parse(again.out)).toEqual({ released: false, waiting: null });
  });

  it('leaves no trace of a restore that was refused, and takes nothing from a folder without one', async () => {
    const fresh = join(folder, 'fresh');
    const refused = await throughline('restore', join(original.folder, 'secret'), '--data', fresh);
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^.* is not a backup of .*\n$/),
    });
    const entries = await unpacked(file);
    entries.set('tables/public.persons/000001', Buffer.alloc(0));
    const broken = await packed(join(folder, 'broken.tlarchive'), entries, 'new');
    const cut = await throughline('restore', broken, '--data', fresh);
    expect(cut).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^.* is cut off or was altered .*\n$/),
    });
    const nothing = await throughline('backup', join(folder, 'other'), '--data', fresh);
    expect(nothing).toMatchObject({ code: 1, err: expect.stringMatching(/^Nothing is installed in .*\n$/) });
    expect(readdirSync(folder)).toEqual(['broken.tlarchive', 'whole.tlarchive']);
  });
});
