import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster } from '../src/testing/cluster.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aDeskOn, signedInWith } from './a-desk-on.ts';
import { aTestDatabase } from './a-test-database.ts';
import { aBrowser } from './browser.ts';
import { Program } from './program.ts';

const browser = aBrowser();
let cluster: ReturnType<typeof startCluster>;
let database: Awaited<ReturnType<typeof aTestDatabase>>;
let program: Program;
let cookie: string;
let caseId: string;
beforeAll(async () => {
  cluster = startCluster({ fsync: 'on' });
  database = await aTestDatabase(cluster.admin);
  program = await Program.make(database.settings);
  await program.start();
  ({ cookie, caseId } = await aDeskOn(program));
});
afterAll(async () => {
  await program.stop();
  program.remove();
  await cluster.stop();
});

async function ask(method: string, path: string, body?: object) {
  const answer = await fetch(`${program.url}${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json', 'idempotency-key': 'one' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, after: answer.headers.get('retry-after'), body: await answer.json() };
}

const say = (text: string) => ask('POST', `/api/cases/${caseId}/messages`, { text, audience: 'companies' });
const read = () => ask('GET', `/api/cases/${caseId}`);

async function said(): Promise<string[]> {
  const { body } = await read();
  return body.entries.map(({ text }: { text: string | null }) => text);
}

async function mail(subject: string): Promise<string> {
  const [from, to] = ['ana@customers.example', 'help@harmon.example'];
  const raw = aMail({ from, to, subject, text: 'It hums.' });
  return sendBySmtp({ host: '127.0.0.1', port: program.smtpPort }, { from, to, raw }).then(
    ({ response }) => response,
    (error) => error.response,
  );
}

const subjects = async (): Promise<string[]> =>
  (await ask('GET', '/api/desks/harmon/cases')).body.items.map(({ subject }: { subject: string }) => subject);

describe('a database that is away', () => {
  it('is said in a sentence, and served from again once it is back, with all that was acknowledged', async () => {
    expect(await mail('Before')).toMatch(/^250 /);

    cluster.halt();
    for (const refused of [await say('Said once.'), await read()]) {
      expect(refused).toMatchObject({ status: 503, body: { code: 'database.away' } });
      expect(refused.body.detail).toMatch(/^The database does not answer\. Nothing was saved;/);
      expect(refused.after).toMatch(/^\d+$/);
    }
    expect(await mail('Meanwhile')).toMatch(/^451 /);

    cluster.start();
    await expect.poll(async () => (await read()).status).toBe(200);
    expect((await say('Said once.')).status).toBe(201);
    expect((await said()).filter((text) => text === 'Said once.')).toHaveLength(1);
    await expect.poll(subjects).toContain('Before');
    expect(await subjects()).not.toContain('Meanwhile');
    expect(await mail('Afterwards')).toMatch(/^250 /);
    await expect.poll(subjects).toContain('Afterwards');
  });

  it('takes none of the words that somebody has typed, which are sent once', async () => {
    const context = await browser.open();
    await signedInWith(cookie, context, program);
    const page = await context.newPage();
    await page.goto(`${program.url}/app/cases/${caseId}`);
    const reply = page.getByRole('textbox', { name: 'Reply to Bill Navarro' });
    await reply.fill('We found');
    await page.getByText('Draft saved').waitFor();

    cluster.halt();
    await reply.fill('We found the cause.');
    await page.getByText('Not saved yet: no connection').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => reply.inputValue()).toBe('We found the cause.');

    cluster.start();
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await expect.poll(() => reply.inputValue()).toBe('We found the cause.');
    await reply.press('Control+Enter');
    await page.getByText(/^Sending to /).waitFor();
    await database.advance('10 seconds');
    await page.getByRole('article').getByText('We found the cause.').waitFor();
    expect((await said()).filter((text) => text === 'We found the cause.')).toHaveLength(1);
    await context.close();
  });
});
