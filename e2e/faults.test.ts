import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeToken } from '../src/modules/people/commands/tokens.ts';
import { largestMail } from '../src/platform/largest.ts';
import { talk } from '../src/platform/mail/smtp-talk.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';

const running = runningThroughline();
let desk: Desk;
let token: string;
beforeAll(async () => {
  desk = await aDesk(running.test);
  token = (await desk.as(desk.dana, (ctx) => makeToken(ctx, { name: 'test' }))).token;
});

const port = () => running.program.smtp?.port ?? 0;

async function mail(from: string): Promise<string> {
  const raw = aMail({ from, to: desk.address, subject: from, text: 'It hums.' });
  const sent = sendBySmtp({ host: '127.0.0.1', port: port() }, { from, to: desk.address, raw });
  return sent.then(
    ({ response }) => response,
    (error) => error.response,
  );
}

async function subjects(): Promise<string[]> {
  await running.program.worker.settle();
  const { body } = await running.api('GET', `/api/desks/${desk.slug}/cases`, { token });
  return body.items.map(({ subject }: { subject: string }) => subject);
}

/** From now on no row of any table finds room, as PostgreSQL says it of a full disk, or each of them does. */
const disk = (now: 'full' | 'roomy') =>
  running.test.sql(`create or replace function public.room() returns trigger language plpgsql as $$ begin
    ${now === 'full' ? "raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';" : ''}
    return new; end $$`);

/** One table at a time: whoever holds several waits for a server at work, and that for them. */
async function askForRoom(): Promise<void> {
  await disk('roomy');
  const { rows } = await running.test.sql(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows)
    await running.test.sql(`create trigger room before insert on ${name} execute function public.room()`);
}

describe('a full disk', () => {
  it('is said in a sentence, shows nothing that custody has no room to record, and loses nothing', async () => {
    const { id } = await aCase(desk, { address: 'before@customers.example' });
    const { id: unseen } = await aCase(desk, { address: 'unseen@customers.example' });
    const open = (theCase: string) => running.api('GET', `/api/cases/${theCase}`, { token });
    await askForRoom();
    await disk('full');
    const say = () =>
      running.api('POST', `/api/cases/${id}/messages`, {
        token,
        body: { text: 'Press the mono switch in.', audience: 'customer' },
        headers: { 'idempotency-key': 'full' },
      });
    const refused = await say();
    expect(refused).toMatchObject({ status: 503, body: { code: 'database.full' } });
    expect(refused.body.detail).toMatch(/disk of the database is full, so nothing was saved/);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await mail('full@customers.example')).toMatch(/^451 .*could not be stored/);
    expect((await running.api('GET', '/api/me', { token })).status).toBe(200);
    expect(await open(unseen)).toMatchObject({ status: 503, body: { code: 'database.full' } });

    await disk('roomy');
    expect((await open(unseen)).status).toBe(200);
    expect((await say()).status).toBe(201);
    expect(await mail('full@customers.example')).toMatch(/^250 /);
    const { body } = await open(id);
    const said = body.entries.filter(({ text }: { text: string }) => text === 'Press the mono switch in.');
    expect(said).toHaveLength(1);
    expect((await subjects()).filter((subject) => subject === 'full@customers.example')).toHaveLength(1);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that somebody still holds. What one collection finds is freed beside the program; the next waits until that is done. */
function held(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

describe('a mail of 100 MB', () => {
  const size = 100 * 1024 * 1024;
  /** What the sender's own server tells them: that it is too large, and how large it may be. */
  const tooLarge = new RegExp(`^552 .*message exceeds fixed maximum message size ${largestMail}\\r`, 'm');

  it('is refused before it is sent, by the size that it announces', async () => {
    const client = talk(port());
    onTestFinished(() => void client.socket.destroy());
    await client.until(/^220 /);
    client.say('EHLO c\r\n');
    expect(await client.until(/^250 \S+/m)).toMatch(new RegExp(`^250[- ]SIZE ${largestMail}\\r`, 'm'));
    client.say(`MAIL FROM:<bill@customers.example> SIZE=${size}\r\n`);
    expect(await client.until(/^552 /m)).toMatch(tooLarge);
  });

  it('is refused after it is sent where it announces nothing, is not kept in memory, and others go on', async () => {
    const client = talk(port());
    onTestFinished(() => void client.socket.destroy());
    await client.start(desk.address);
    const before = held();
    const part = Buffer.from(`${'x'.repeat(998)}\r\n`.repeat(1000));
    for (let sent = 0; sent < size; sent += part.length) {
      if (!client.socket.write(part)) await new Promise((drained) => client.socket.once('drain', drained));
    }
    expect(await mail('meanwhile@customers.example')).toMatch(/^250 /);
    expect(held() - before).toBeLessThan(largestMail / 2);
    client.say('\r\n.\r\n');
    expect(await client.until(/^552 /m)).toMatch(tooLarge);
    expect(await subjects()).toContain('meanwhile@customers.example');
  });
});
