import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Load } from './load.ts';
import { Program } from './program.ts';

let program: Program;
let token: string;
let load: Load;

beforeAll(async () => {
  program = await Program.make();
  await program.start();
  const setup = program.printed.match(/\/setup\/(\S+)/)?.[1];
  const first = await post('/api/setup', {
    token: setup,
    organization: 'Harmon Audio',
    deskName: 'Harmon Audio',
    slug: 'harmon',
    address: 'help@harmon.example',
    name: 'Leo Brandt',
    mail: 'leo@harmon.example',
    zone: 'Europe/London',
    password: 'a long enough password',
  });
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  token = ((await (await post('/api/me/tokens', { name: 'kills' }, { cookie })).json()) as { token: string })
    .token;
  load = new Load(program, token);
});

afterAll(async () => {
  await program.stop();
  program.remove();
});

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${program.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** How often each subject stands in the list of the desk, read page by page. */
async function subjects(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  let cursor = '';
  do {
    const answer = await fetch(`${program.url}/api/desks/harmon/cases?limit=200${cursor}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = (await answer.json()) as { items: { subject: string }[]; next: string | null };
    for (const { subject } of page.items) found.set(subject, (found.get(subject) ?? 0) + 1);
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  return found;
}

/** Until every mail that was acknowledged has been read; the worker needs a moment after the 250. */
async function settled(): Promise<Map<string, number>> {
  for (;;) {
    const found = await subjects();
    if (load.asked.every((one) => !one.acknowledged || found.has(one.marker))) return found;
    await wait(100);
  }
}

async function underLoad(kill: () => Promise<void>): Promise<void> {
  const before = load.acknowledged;
  load.begin();
  while (load.acknowledged < before + 15) await wait(20);
  await kill();
  await load.end();
  await load.askAgain();
  const found = await settled();
  const wrong = load.asked.filter((one) => found.get(one.marker) !== 1);
  expect(wrong.map((one) => ({ ...one, times: found.get(one.marker) ?? 0 }))).toEqual([]);
}

describe('kill -9 under load loses nothing that was acknowledged and doubles nothing', () => {
  it('of the server', () =>
    underLoad(async () => {
      await program.killServer();
      await program.start();
    }));

  it('of the database', () => underLoad(async () => program.killDatabase()));

  it('of both', () =>
    underLoad(async () => {
      program.killDatabase();
      await program.killServer();
      await program.start();
    }));

  it('inside SMTP DATA: the mail was never acknowledged, and is there once after it is sent again', async () => {
    const marker = 'cut-inside-data';
    const socket = connect(program.smtpPort, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('error', () => {});
    const said = async (line: string, answer: string) => {
      socket.write(`${line}\r\n`);
      while (!heard.includes(answer)) await once(socket, 'data');
      heard = '';
    };
    while (!heard.includes('220')) await once(socket, 'data');
    heard = '';
    await said('EHLO load.example', '250 ');
    await said('MAIL FROM:<cut@customers.example>', '250');
    await said('RCPT TO:<help@harmon.example>', '250');
    await said('DATA', '354');
    const head = `From: Cut <cut@customers.example>\r\nSubject: ${marker}\r\nMessage-ID: <cut@customers.example>\r\nDate: Tue, 24 Nov 2026 08:00:00 +0000\r\n\r\n`;
    socket.write(`${head}Half of it`);
    await program.killServer();
    await closed;
    expect(heard).toBe('');
    await program.start();
    expect((await settled()).has(marker)).toBe(false);

    const { sendBySmtp } = await import('../src/testing/send-mail.ts');
    const whole = { from: 'cut@customers.example', to: 'help@harmon.example', raw: `${head}All of it\r\n` };
    await sendBySmtp({ host: '127.0.0.1', port: program.smtpPort }, whole);
    await sendBySmtp({ host: '127.0.0.1', port: program.smtpPort }, whole);
    load.asked.push({ marker, acknowledged: true, again: async () => true });
    expect((await settled()).get(marker)).toBe(1);
  });
});

describe('two starts on one folder', () => {
  it('end with a plain sentence for the second', async () => {
    const second = Object.assign(await Program.make(), { folder: program.folder });
    await expect(second.start()).rejects.toThrow(/Another Throughline is already running/);
    expect(second.printed).not.toContain('    at ');
  });
});

describe('a wrong setting', () => {
  it('is refused with which, why and what would be right', async () => {
    const other = await Program.make();
    await expect(other.start({ THROUGHLINE_ROLE: 'everything' })).rejects.toThrow(
      /THROUGHLINE_ROLE is not right .*web, worker or both/,
    );
    other.remove();
  });
});

describe('SIGTERM', () => {
  it('stops the program within ten seconds, with nothing lost', async () => {
    const before = Date.now();
    expect(await program.stop()).toBe(0);
    expect(Date.now() - before).toBeLessThan(10_000);
    await program.start();
    const found = await settled();
    expect(load.asked.every((one) => found.get(one.marker) === 1)).toBe(true);
  });
});
