import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../src/testing/mail-sink.ts';
import { carryOut, killsBy } from './kill.ts';
import { customerOf, Load } from './load.ts';
import { Program } from './program.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

let program: Program;
let sink: MailSink;
let token: string;
let load: Load;

beforeAll(async () => {
  sink = await mailSink();
  program = await Program.make({ THROUGHLINE_MAIL_SERVER: sink.url });
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
  const cases = await Promise.all(['first', 'second'].map(aCaseOf));
  load = new Load(program, { token, cases });
});

afterAll(async () => {
  await program.stop();
  program.remove();
  await sink.close();
});

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${program.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(`${program.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return answer.json() as Promise<T>;
}

async function aCaseOf(name: string): Promise<string> {
  const customer = { name, address: customerOf(name) };
  const asked = { subject: name, text: name, customer };
  const answer = await post('/api/desks/harmon/cases', asked, { authorization: `Bearer ${token}` });
  return ((await answer.json()) as { id: string }).id;
}

/** All of a list of the desk, read page by page. */
async function all<T>(list: string): Promise<T[]> {
  const found: T[] = [];
  let cursor = '';
  do {
    const page = await get<{ items: T[]; next: string | null }>(`/api/desks/harmon/${list}${cursor}`);
    found.push(...page.items);
    cursor = page.next === null ? '' : `${list.includes('?') ? '&' : '?'}cursor=${page.next}`;
  } while (cursor !== '');
  return found;
}

/** How often the word of each thing that was asked stands on the desk: as a case, or as a message on one. */
async function present(): Promise<Map<string, number>> {
  const cases = await all<{ subject: string }>('cases?limit=200');
  const found = cases.map(({ subject }) => subject);
  for (const id of load.cases) {
    const { entries } = await get<{ entries: { text: string | null }[] }>(`/api/cases/${id}`);
    found.push(...entries.flatMap(({ text }) => text ?? []));
  }
  return countsOf(found);
}

function countsOf(words: string[]): Map<string, number> {
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, { length }]) => [word, length]));
}

const longestSettlingMs = 60_000;

/** Until every mail that was acknowledged has been read, and every mail of ours has gone out. */
async function settled(): Promise<Map<string, number>> {
  const until = Date.now() + longestSettlingMs;
  for (;;) {
    const waiting = (await all<{ state: string }>('outbox')).filter(({ state }) => state !== 'sent');
    const found = waiting.length === 0 ? await present() : new Map<string, number>();
    const lost = load.asked.filter((one) => one.acknowledged && !found.has(one.marker));
    if (lost.length === 0 && waiting.length === 0) return found;
    if (Date.now() > until) throw new Error(`not there: ${JSON.stringify({ seed, lost, waiting })}`);
    await wait(200);
  }
}

/** The Message-IDs under which a mail that should go out did: receipts by whom they go to, messages by their words. */
function idsOf({ marker, way }: Load['asked'][number]): string[] {
  const sent = sink.got.filter(({ to, raw }) =>
    way === 'message' ? raw.includes(marker) : to.includes(customerOf(marker)),
  );
  return [...new Set(sent.map(({ raw }) => raw.match(/^Message-ID: (.*)$/im)?.[1] ?? 'none'))];
}

describe('kill -9 under load', () => {
  it('lets everything be asked for again, with no answer that names a mistake', async () => {
    const kills = killsBy(seed);
    console.log(`kills: seed ${seed}, ${kills.map(({ kind }) => kind).join(', ')}`);
    load.begin();
    for (const kill of kills) {
      await carryOut(kill, program, load);
    }
    await load.end();
    await load.askAgain();
    expect(load.mistakes).toEqual([]);
  }, 600_000);
});

describe('two starts on one folder', () => {
  it('end with a plain sentence for the second', async () => {
    const second = await Program.make();
    second.remove();
    Object.assign(second, { folder: program.folder });
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
  it('stops the program within ten seconds under load', async () => {
    load.begin();
    const before = load.acknowledged;
    while (load.acknowledged < before + 20) await wait(10);
    const began = Date.now();
    expect(await program.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    await program.start();
    await load.end();
    await load.askAgain();
    expect(load.mistakes).toEqual([]);
  });
});

// Whoever was killed in the middle of a mail holds it for a while, in which the tests above go on.
describe('after kill -9 and SIGTERM', () => {
  it('nothing that was acknowledged is lost, nothing is doubled, and no mail is left unsent', async () => {
    const found = await settled();
    const ways = countsOf(load.asked.map(({ way }) => way));
    const doubled =
      sink.got.length - new Set(sink.got.map(({ raw }) => raw.match(/^Message-ID: .*$/im)?.[0])).size;
    console.log(
      `kills: asked ${JSON.stringify([...ways])}, ${sink.got.length} mails went out, ${doubled} of them again`,
    );
    expect(load.mistakes).toEqual([]);
    const wrong = load.asked.filter((one) => found.get(one.marker) !== 1);
    expect(wrong.map((one) => ({ ...one, times: found.get(one.marker) ?? 0 }))).toEqual([]);
    const answered = load.asked.filter(({ way }) => way !== 'case');
    expect(
      answered.map((one) => ({ ...one, ids: idsOf(one) })).filter(({ ids }) => ids.length !== 1),
    ).toEqual([]);
  });
});
