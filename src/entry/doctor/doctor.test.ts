import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { keepRawMail } from '../../modules/conversations/mail/take-in.ts';
import { readSettings } from '../../platform/settings.ts';
import { aDesk } from '../../testing/a-desk.ts';
import { testSecret } from '../../testing/cluster.ts';
import { runningThroughline } from '../../testing/running.ts';
import { examine, type Finding } from './examine.ts';
import { mailFinding, nodeFinding, webFinding } from './machine-findings.ts';
import { portFindings } from './port-findings.ts';
import { queueFindings } from './queue-findings.ts';

const running = runningThroughline({ THROUGHLINE_ROLE: 'web' });

let other: Server | undefined;
afterEach(() => other?.close());

async function somebodyElse(): Promise<number> {
  const server = createServer((socket) =>
    socket
      .on('error', () => {})
      .resume()
      .end('220 other\r\n'),
  );
  other = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const statesOf = (findings: Finding[]) => findings.map(({ about, state }) => `${about}: ${state}`);
const settings = (more: Record<string, string>) => readSettings({ THROUGHLINE_PORT: '0', ...more });

describe('the doctor', () => {
  it('says which setting is wrong and what would be right, and looks no further', async () => {
    const findings = await examine(() => readSettings({ THROUGHLINE_PORT: 'seven' }));
    expect(findings.at(-1)).toMatchObject({ about: 'settings', state: 'wrong' });
    expect(findings.at(-1)?.says).toContain('a number from 0 to 65535');
  });

  it('finds a database that could lose what it confirmed', async () => {
    const { host, user, database } = running.test.admin;
    const url = `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(host)}`;
    const findings = await examine(() => settings({ DATABASE_URL: url, THROUGHLINE_SECRET: testSecret }));
    const found = findings.filter(({ about }) => ['database', 'schema'].includes(about));
    expect(statesOf(found)).toEqual(['database: wrong', 'schema: fine']);
    expect(found[0]?.says).toContain('fsync');
  });

  it('finds a database that does not answer, and a folder in which nothing is installed yet', async () => {
    const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', THROUGHLINE_SECRET: testSecret };
    expect(statesOf(await examine(() => settings(away)))).toContain('database: wrong');
    expect(statesOf(await examine(() => settings({ THROUGHLINE_DATA: '/nowhere/at/all' })))).toContain(
      'data: note',
    );
  });

  it('tells a port that is free from one that we hold and one that somebody else holds', async () => {
    const taken = await somebodyElse();
    const { url, smtp } = running.program;
    const ours = { THROUGHLINE_PORT: new URL(url).port, THROUGHLINE_SMTP_PORT: String(smtp?.port) };
    expect(statesOf(await portFindings(readSettings(ours)))).toEqual(['port: fine', 'smtp port: fine']);
    const theirs = { THROUGHLINE_PORT: String(taken), THROUGHLINE_SMTP_PORT: String(taken) };
    expect(statesOf(await portFindings(readSettings(theirs)))).toEqual(['port: wrong', 'smtp port: wrong']);
    await new Promise((resolve) => other?.close(resolve));
    const free = readSettings({ THROUGHLINE_PORT: String(taken) });
    expect(statesOf(await portFindings(free))).toEqual(['port: fine']);
  });

  it('notices work that nobody does', async () => {
    const { test } = running;
    const desk = await aDesk(test);
    expect(statesOf(await queueFindings(test.database))).toEqual(['queues: fine']);
    const raw = Buffer.from('From: bill@customers.example\r\n\r\nHello.\r\n');
    await desk.asDesk((ctx) =>
      keepRawMail(ctx, { raw, from: 'bill@customers.example', to: desk.address, source: 'smtp' }),
    );
    expect(statesOf(await queueFindings(test.database))).toEqual(['queues: fine']);
    await test.advance('3 minutes');
    const [stuck, ...rest] = await queueFindings(test.database);
    expect(stuck).toMatchObject({
      state: 'wrong',
      says: expect.stringContaining('On one desk mail to be read'),
    });
    expect(rest).toEqual([]);
  });

  it('looks at Node, the screens and the mail server', async () => {
    expect([nodeFinding('20.20.0'), nodeFinding('26.10.0')].map(({ state }) => state)).toEqual([
      'wrong',
      'fine',
    ]);
    expect(webFinding('/nowhere/at/all').state).toBe('wrong');
    const mail = (server?: string) =>
      mailFinding(settings(server ? { THROUGHLINE_MAIL_SERVER: server } : {}));
    expect((await mail()).state).toBe('note');
    expect((await mail(`smtp://127.0.0.1:${await somebodyElse()}`)).state).toBe('fine');
    expect((await mail('smtp://127.0.0.1:9')).state).toBe('wrong');
  });
});
