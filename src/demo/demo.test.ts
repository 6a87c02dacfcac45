import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { tellOnce } from '../entry/commands/demo.ts';
import type { Opened } from '../entry/open-database.ts';
import { type Running, start, withPort } from '../entry/start.ts';
import type { CaseRow, CaseView } from '../modules/cases/contract.ts';
import { readSettings } from '../platform/settings.ts';
import { testSecret } from '../testing/cluster.ts';
import { testDatabase } from '../testing/database.ts';
import { aMail, sendBySmtp } from '../testing/send-mail.ts';
import { type Guide, guideTo, tellOfNewCustomers, writeGuide } from './guide.ts';

const test = testDatabase();
const log = pino({ level: 'silent' }, { write: () => {} });

/** The demo as a newcomer finds it: told once, then started. */
let demo: { running: Running; guide: Guide };

beforeAll(async () => {
  const settings = await withPort(readSettings({ THROUGHLINE_PORT: '0', THROUGHLINE_SMTP_PORT: '0' }));
  const opened = openedDemo();
  await tellOnce(opened, settings, log);
  const running = await start(opened, settings, log);
  demo = { running, guide: await guideTo(running) };
}, 600_000);
afterAll(() => demo.running.close());

function openedDemo(): Opened {
  return { admin: test.admin, secret: testSecret, kind: 'demo', folder: null, close: async () => {} };
}

/** Follows a link that signs somebody in, and asks as them. */
async function signIn(name: string) {
  const person = demo.guide.people.find((one) => one.name === name);
  const answer = await fetch(person?.signIn ?? '', { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    status: answer.status,
    get: async (path: string) => (await fetch(`${demo.running.url}${path}`, { headers: { cookie } })).json(),
  };
}

async function casesOf(name: string, desk: string): Promise<CaseRow[]> {
  const person = await signIn(name);
  return (await person.get(`/api/desks/${desk}/cases?limit=200`)).items;
}

async function caseOf(name: string, desk: string, customer: string): Promise<CaseView> {
  const found = (await casesOf(name, desk)).find((row) => row.customer === customer);
  return (await signIn(name)).get(`/api/cases/${found?.id}`);
}

const kindsOf = ({ entries }: CaseView) => entries.map(({ kind }) => kind);
const authorsOf = ({ entries }: CaseView) => entries.map(({ author }) => author.name);

describe('the demo', () => {
  it('ends on time, three weeks after it began', async () => {
    const { rows } = await test.sql(
      `select clock_offset = '0' as right, now() - (select min(recorded_at) from organizations) as told from app.installation`,
    );
    expect(rows[0].right).toBe(true);
    expect(rows[0].told).toMatchObject({ days: 21 });
  });

  it("tells Bill's mixer, which Dana owns after a hand-off, a wrong page and a missed word", async () => {
    const bill = await caseOf('Dana Okafor', 'harmon', 'Bill Navarro');
    expect(bill).toMatchObject({
      state: 'open',
      owner: { name: 'Dana Okafor', organization: 'Clearline', place: 'Leeds' },
      subject: 'Mixer gives no sound on the main outputs',
    });
    expect(kindsOf(bill)).toEqual(
      expect.arrayContaining([
        'receipt',
        'hand-off accepted',
        'call',
        'task asked',
        'task done',
        'next word missed',
        'rhythm chosen',
        'done',
        'reopened',
        'act done',
        'act asked',
        'act agreed',
      ]),
    );
    expect(authorsOf(bill)).toEqual(
      expect.arrayContaining(['Bill Navarro', 'Tom Whitfield', 'Dana Okafor', 'Leo Brandt', 'Marek Nowak']),
    );
    expect(bill.customer.facts).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ text: 'Cables were checked, twice', doNotAskAgain: true }),
      ]),
    );
  });

  it('finds what helped Tomasz beside the case of Bao, who has just asked the same, a gap, and another way, which is one, too', async () => {
    const bao = await caseOf('Tom Whitfield', 'harmon', 'Bao Nguyễn');
    const tom = await signIn('Tom Whitfield');
    const { items } = await tom.get(`/api/cases/${bao.id}/articles`);
    const cable = { words: 'Which cable do I need for a speaker or a subwoofer?', author: 'Dana Okafor' };
    expect(items[0]).toMatchObject({ ...cable, confidence: 'validated', helped: 1, use: null });
    expect((await tom.get('/api/desks/harmon/articles?q=Mischpult')).items[0].language).toBe('de');
    const gaps = await tom.get('/api/desks/harmon/gaps');
    expect(gaps.items).toMatchObject([{ people: 1, department: 'Documentation' }, { ways: 1 }]);
    expect((await test.sql('select taken_up from ways')).rows).toEqual([{ taken_up: false }]);
  });

  it('calls off the return of Bill’s mixer, and finds no fault in another, which costs', async () => {
    const tom = await signIn('Tom Whitfield');
    expect(await tom.get('/api/desks/harmon/returns')).toMatchObject({
      groups: [{ model: 'MX-8', version: '1.3', sentBack: 1, noFault: 1, share: null }],
      calledOff: 1,
    });
    const calledOff = await tom.get('/api/desks/harmon/returned?which=calledOff');
    expect(calledOff.items).toMatchObject([{ customer: 'Bill Navarro', model: 'MX-12' }]);
    const { cost } = await (await signIn('Margaret Harmon')).get('/api/desks/harmon/cost-of-failure');
    expect([cost.returns.count, cost.credits.count, cost.paid]).toEqual([1, 2, cost.contacts.count * 320]);
    expect((await test.sql('select outcome from asks')).rows).toEqual([{ outcome: 'answered' }]);
  });

  it('tells the washing machine, whose three weeks of silence Nora breaks', async () => {
    const washer = await caseOf('Nora Quist', 'rays', 'Mrs Elena Alvarez');
    expect(washer).toMatchObject({ state: 'open', owner: { name: 'Nora Quist' } });
    const spoken = washer.entries.filter(({ kind }) => kind === 'call' || kind === 'message');
    const [visit, next] = spoken.map(({ at }) => Temporal.Instant.from(at));
    expect(next?.since(visit ?? '').total('days')).toBeGreaterThan(14);
    expect(kindsOf(washer).filter((kind) => kind === 'next word missed').length).toBeGreaterThan(0);
    expect(washer.entries.find(({ kind }) => kind === 'task done')?.author).toMatchObject({
      kind: 'task-link',
      organization: 'HomeShield Warranty',
    });
  });

  it("tells of Ray's customers who ring and text, one of them unknown", async () => {
    const gus = await caseOf('Nora Quist', 'rays', 'Gus Fontaine');
    expect(gus).toMatchObject({ subject: 'A missed call', customer: { contactPoints: [{ kind: 'phone' }] } });
    const contacts = gus.entries.filter(({ kind }) => kind === 'contact');
    expect(contacts.map(({ channel }) => channel)).toEqual(['phone', 'phone', 'text', 'text']);
    const files = contacts.flatMap((contact) => contact.files);
    expect(files).toMatchObject([{ name: 'message.wav', type: 'audio/wav' }]);
    const { rows } = await test.sql(
      `select distinct state from outbox where channel = 'text' and state = 'said to be sent'`,
    );
    expect(rows).toEqual([{ state: 'said to be sent' }]);
    expect(await caseOf('Nora Quist', 'rays', '(308) 555-0199')).toMatchObject({ state: 'open' });
  });

  it('leaves every open case with an owner and a next word by, some near, some far and some missed', async () => {
    const both = [casesOf('Margaret Harmon', 'harmon'), casesOf('Ray Kowalski', 'rays')];
    const rows = (await Promise.all(both)).flat();
    expect(rows.length).toBeGreaterThan(35);
    expect(rows.filter(({ owner, due }) => !owner.name || !due)).toEqual([]);
    const now = new Date().toISOString();
    expect(rows.filter(({ due }) => due && due < now).length).toBeGreaterThan(3);
    expect(rows.filter(({ due }) => due && due > now).length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['open', 'done']));
  });

  it('has something go wrong that one customer was told of, and another not yet', async () => {
    const margaret = await signIn('Margaret Harmon');
    const told = await caseOf('Margaret Harmon', 'harmon', 'Ikechukwu Nwosu-Bright');
    expect((await margaret.get(`/api/cases/${told.id}/setbacks`)).items).toMatchObject([
      { customerToldAt: expect.any(String), clientToldAt: expect.any(String) },
    ]);
    expect((await margaret.get('/api/setbacks')).items).toMatchObject([
      { customer: 'Gwenllian ferch Owain', customerToldAt: null, clientToldAt: expect.any(String) },
    ]);
  });

  it('ends cases in every way in which one can end', async () => {
    const margaret = await signIn('Margaret Harmon');
    const ended: CaseRow[] = (await margaret.get('/api/desks/harmon/cases?state=ended&limit=200')).items;
    const views: CaseView[] = await Promise.all(ended.map(({ id }) => margaret.get(`/api/cases/${id}`)));
    expect(new Set(views.map(({ outcome }) => outcome))).toEqual(
      new Set(['met by us', 'customer solved it', 'returned', 'gave up', 'left', 'unknown']),
    );
    expect((await margaret.get('/api/desks/harmon/cases?state=joined')).items).toHaveLength(1);
  });

  it('has somebody wait for a word, who comes by a rule unless it is no', async () => {
    const margaret = await signIn('Margaret Harmon');
    const { items } = await margaret.get('/api/desks/harmon/proposals');
    expect(items).toMatchObject([
      {
        ...{ person: { name: 'Imani Cole' }, state: 'proposed', admitsAt: expect.any(String) },
        asks: [
          { kind: 'trained', person: { name: 'Dana Okafor' }, said: true },
          { kind: 'vouched', person: { name: 'Ruth Adeyemi' }, said: true },
        ],
      },
    ]);
    const { items: rules } = await margaret.get('/api/desks/harmon/roster-rules');
    expect(rules).toMatchObject([{ organization: 'Clearline', signedBy: 'Margaret Harmon' }]);
  });

  it('has a client who keeps some of it, was asked first about one case, and whose register says it all', async () => {
    const margaret = await signIn('Margaret Harmon');
    const { items } = await margaret.get('/api/desks/harmon/need-kinds');
    expect(items.map(({ mark }: { mark: string }) => mark).sort()).toEqual(['ask first', 'ours', 'yours']);
    const { id } = await caseOf('Margaret Harmon', 'harmon', 'The Blue Note Choir');
    const { need } = await margaret.get(`/api/cases/${id}/need`);
    expect(need).toMatchObject({ mark: 'ask first', isAllowed: true, question: { state: 'done' } });
    const desk = await margaret.get('/api/desks/harmon');
    expect(Object.values(desk)).not.toContain('');
    const companies = desk.engagements.filter(({ role }: { role: string }) => role !== 'client');
    expect(companies).toHaveLength(2);
    for (const company of companies)
      expect(company).toMatchObject({
        country: 'GB',
        agreement: expect.any(String),
        contact: expect.any(String),
      });
  });

  it('lets everybody in through their link, and has something for each of them', async () => {
    const { people } = demo.guide;
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(['client', 'provider', 'third party']));
    for (const { name, email, organization } of people) {
      const person = await signIn(name);
      expect([name, person.status]).toEqual([name, 303]);
      expect(await person.get('/api/me')).toMatchObject({
        name,
        mail: email,
        organization: { name: organization },
      });
      const today = await person.get('/api/today');
      const { items: asked } = await person.get('/api/tasks');
      const isAnExpert = name === 'Leo Brandt';
      expect([name, today.items.length + today.offered.length + asked.length > 0 || isAnExpert]).toEqual([
        name,
        true,
      ]);
    }
  });

  it("shows every customer's page", async () => {
    expect(demo.guide.customers.length).toBeGreaterThan(45);
    for (const { email, page } of demo.guide.customers) {
      expect(email).toContain('@');
      const link = await fetch(page, { redirect: 'manual' });
      const cookie = link.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const shown = await fetch(new URL(link.headers.get('location') ?? '', page), { headers: { cookie } });
      expect([page, shown.status]).toEqual([page, 200]);
    }
  });

  it('writes its guide for one pair of eyes, in the form that machines read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-guide-'));
    try {
      const file = await writeGuide(demo.guide, folder);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const read = JSON.parse(await readFile(file, 'utf8'));
      expect(read).toEqual(demo.guide);
      expect(Object.keys(read)).toEqual(['url', 'smtp', 'people', 'customers', 'desks']);
      expect(read.smtp).toEqual({ host: '127.0.0.1', port: expect.any(Number) });
      expect(read.desks).toContainEqual({
        slug: 'harmon',
        name: 'Harmon Audio',
        address: 'help@harmon.example',
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is told once: the next start finds it as it was left', async () => {
    const count = async () => (await casesOf('Margaret Harmon', 'harmon')).length;
    const before = await count();
    await tellOnce(openedDemo(), readSettings({}), log);
    expect(await count()).toBe(before);
  });

  it('tells the page of somebody who writes for the first time, and adds it to its links', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guide-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stopped = new AbortController();
    const { promise: told, resolve } = Promise.withResolvers<Guide['customers']>();
    const telling = tellOfNewCustomers({ ...demo, folder }, resolve, stopped.signal);
    const way = { from: 'vera@nova.example', to: 'help@harmon.example' };
    const raw = aMail({ ...way, from: `Vera <${way.from}>`, subject: 'Hello', text: 'Do you repair?' });
    await sendBySmtp(demo.running.smtp ?? { host: '', port: 0 }, { ...way, raw });
    await demo.running.worker.settle();
    const [vera, ...others] = await told;
    stopped.abort();
    await telling;
    expect(others).toEqual([]);
    expect(vera).toMatchObject({ name: 'Vera', email: 'vera@nova.example', desk: 'harmon' });
    const page = await fetch(vera?.page ?? '', { redirect: 'manual' });
    expect(page.headers.get('location')).toBe('/page/harmon');
    const { customers } = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as Guide;
    expect(customers).toContainEqual(vera);
  });
});
