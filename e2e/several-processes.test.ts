import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster } from '../src/testing/cluster.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { Program, urlOf } from './program.ts';

let cluster: ReturnType<typeof startCluster>;
let here: Program;
let there: Program;
let worker: Program;
let environment: Record<string, string>;
let owner: Record<string, string>;
const setUps: (number | undefined)[] = [];

beforeAll(async () => {
  cluster = startCluster({ fsync: 'on' });
  environment = {
    DATABASE_URL: urlOf({ ...cluster.admin, database: 'several' }),
    THROUGHLINE_SECRET: 'a secret that all processes share, long enough',
  };
  [here, there, worker] = await Promise.all([Program.make(), Program.make(), Program.make()]);
  await Promise.all([
    here.start({ ...environment, THROUGHLINE_ROLE: 'web' }),
    there.start({ ...environment, THROUGHLINE_ROLE: 'web' }),
    worker.start({ ...environment, THROUGHLINE_ROLE: 'worker' }),
  ]);
  const answers = await Promise.all([setUp(here), setUp(there)]);
  setUps.push(...answers.map(({ status }) => status));
  const made = answers.find(({ status }) => status === 201);
  owner = { cookie: made?.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
});

afterAll(async () => {
  const programs = [here, there, worker];
  await Promise.all(programs.map((program) => program.stop()));
  for (const program of programs) program.remove();
  await cluster.stop();
});

function setUp(program: Program): Promise<Response> {
  const token = program.printed.match(/\/setup\/(\S+)/)?.[1];
  const desk = {
    organization: 'Harmon Audio',
    deskName: 'Harmon Audio',
    slug: 'harmon',
    address: 'help@harmon.example',
  };
  const person = { name: 'Leo Brandt', mail: 'leo@harmon.example', zone: 'Europe/London' };
  return send(program, 'POST', '/api/setup', {
    token,
    ...desk,
    ...person,
    password: 'a long enough password',
  });
}

function send(program: Program, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${program.url}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...owner },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function mail(subject: string): Promise<void> {
  const [from, to] = ['bill@customers.example', 'help@harmon.example'];
  await sendBySmtp(
    { host: '127.0.0.1', port: here.smtpPort },
    { from, to, raw: aMail({ from, to, subject, text: 'No sound on the mains.' }) },
  );
}

async function subjects(program: Program): Promise<string[]> {
  const answer = await send(program, 'GET', '/api/desks/harmon/cases');
  const { items } = (await answer.json()) as { items: { subject: string }[] };
  return items.map(({ subject }) => subject).sort();
}

async function until(program: Program, wanted: string[]): Promise<void> {
  while ((await subjects(program)).join() !== wanted.join()) await wait(50);
}

/** What a screen hears: `heard` grows until the stream ends. */
async function listen(program: Program, headers: Record<string, string>) {
  const answer = await fetch(`${program.url}/api/stream`, { headers });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const stream = { heard: '', ended: Promise.resolve() };
  const opened = Promise.withResolvers<void>();
  const read = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      stream.heard += part.value;
      opened.resolve();
    }
  };
  stream.ended = read();
  await opened.promise;
  return stream;
}

describe('several processes on one PostgreSQL server', () => {
  it('start together on an empty database, and are set up once', () => {
    expect(setUps.toSorted()).toEqual([201, 404]);
  });

  it('hear of a mail that one took, another read, and a third shows', async () => {
    const screen = await listen(there, owner);
    await mail('No sound');
    await until(there, ['No sound']);
    while (!screen.heard.includes('case')) await wait(20);
    expect(screen.heard).not.toContain('No sound');
    expect(await subjects(here)).toEqual(['No sound']);
  });

  it('end a right within a second in every process', async () => {
    const made = await send(here, 'POST', '/api/me/tokens', { name: 'another program' });
    const { id, token } = (await made.json()) as { id: string; token: string };
    const bearer = { authorization: `Bearer ${token}` };
    const screen = await listen(there, bearer);
    const before = performance.now();
    expect((await send(here, 'DELETE', `/api/me/tokens/${id}`)).status).toBe(200);
    await screen.ended;
    expect(performance.now() - before).toBeLessThan(1000);
    expect((await fetch(`${there.url}/api/me`, { headers: bearer })).status).toBe(401);
  });

  it('lose nothing when the only worker is killed, and read it once when another starts', async () => {
    await worker.killServer();
    await mail('A second matter');
    expect(await subjects(there)).toEqual(['No sound']);
    await worker.start({ ...environment, THROUGHLINE_ROLE: 'worker' });
    await until(there, ['A second matter', 'No sound']);
  });
});
