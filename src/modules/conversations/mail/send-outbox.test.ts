import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailServerOf } from '../../../platform/mail/mail-server.ts';
import { parseMail } from '../../../platform/mail/parse-mail.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { type MailSink, mailSink } from '../../../testing/mail-sink.ts';
import { customerLinkUrl } from '../../customers/index.ts';
import { proposeDone } from '../commands/finish.ts';
import { keepFile } from '../commands/keep-file.ts';
import { openCaseFor } from '../commands/open-case-for.ts';
import { say } from '../commands/say.ts';
import { wakeCases } from '../commands/wake-cases.ts';
import { outbox } from '../queries/outbox.ts';
import { sendOutbox } from './send-outbox.ts';

const test = testDatabase();
const log = pino({ level: 'silent' });
const stop = new AbortController().signal;
let desk: Desk;
let sink: MailSink;
beforeAll(async () => {
  desk = await aDesk(test);
  sink = await mailSink();
});
afterAll(() => sink.close());
beforeEach(() => void sink.got.splice(0));

const send = () => sendOutbox(test.database, { server: mailServerOf(sink.url), log, stop });
const mails = async () => (await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }))).items;
const answer = (id: string, text: string, fileIds: string[] = []) =>
  desk.as(desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'customer', fileIds }));
const aFile = (name: string, bytes: number, type = 'text/plain') =>
  desk.as(desk.dana, (ctx) =>
    keepFile(ctx, { deskId: desk.id, entryId: null }, { name, type, content: Buffer.alloc(bytes, 'x') }),
  );

async function linkOf(customerId: string): Promise<string> {
  const { rows } = await test.sql('select id from customer_links where customer_id = $1', [customerId]);
  return customerLinkUrl(test.database.site, rows[0].id);
}

async function nextSent() {
  await send();
  const mail = sink.got.at(-1);
  if (!mail) throw new Error('nothing was sent');
  return { ...mail, ...(await parseMail(Buffer.from(mail.raw))) };
}

describe('what a person wrote', () => {
  it('goes as the words they wrote, and beside them as the harmless HTML that they mean', async () => {
    const { id, customerId } = await aCase(desk, { address: 'marked@customers.example' });
    const words = 'Press **the switch** in.\n\n![x](https://evil.example/p.png) <img src=x onerror=y>';
    await answer(id, words);
    const { raw, text, html } = await nextSent();
    expect(raw).toMatch(/content-type: multipart\/alternative/i);
    expect(text).toContain(words);
    expect(html).toContain('<strong>the switch</strong>');
    expect(html).toContain(await linkOf(customerId));
    expect(raw).not.toMatch(/^<img|src=3D"/m);
    expect(html).not.toContain('<img');
  });

  it('is text alone where the desk itself says it', async () => {
    const { id } = await aCase(desk, { address: 'quiet@customers.example' });
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It is done.' }));
    await send();
    await test.advance('8 days');
    await desk.asDesk(wakeCases);
    const { raw } = await nextSent();
    expect(raw).not.toMatch(/text\/html/i);
  });
});

describe('the link to the customer’s page', () => {
  it('goes with the mail and is kept nowhere that others read', async () => {
    const { id, customerId } = await aCase(desk, { address: 'link@customers.example' });
    await answer(id, 'We look into it.');
    const link = await linkOf(customerId);
    const { rows } = await test.sql('select to_jsonb(w)::text as all_of_it from outbox_words w');
    expect(rows.map((row) => row.all_of_it).join()).not.toContain('/c/');
    expect((await mails())[0]?.text).toMatch(/\n\nEverything in one place: your page$/);
    expect((await nextSent()).text).toMatch(
      new RegExp(`\n\nEverything in one place: ${RegExp.escape(link)}$`),
    );
  });

  it('of a mail written by an older program is sent as it stands, and shown to nobody else', async () => {
    const { id, customerId } = await aCase(desk, { address: 'older@customers.example' });
    await answer(id, 'We look into it.');
    const link = await linkOf(customerId);
    await test.sql('alter table outbox_words disable trigger append_only');
    await test.sql(
      `update outbox_words set text = text || $1, headers = headers - 'linkId' - 'language' - 'fileIds' || '{"automatic": false}'
       where recipient = 'older@customers.example'`,
      [` ${link}\n`],
    );
    await test.sql('alter table outbox_words enable trigger append_only');
    expect((await mails())[0]?.text).toMatch(/Everything in one place: your page$/);
    expect((await nextSent()).text).toContain(`Everything in one place: ${link}`);
  });
});

describe('the files of an answer', () => {
  it('go with the mail', async () => {
    const { id } = await aCase(desk, { address: 'files@customers.example' });
    await answer(id, 'The sheet.', [
      await aFile('page 4.txt', 300_000),
      await aFile('sent before.eml', 10, 'message/rfc822'),
      await aFile('empty.txt', 0),
    ]);
    const { attachments, text } = await nextSent();
    expect(attachments).toMatchObject([
      { name: 'page 4.txt', size: 300_000, type: 'text/plain' },
      { name: 'sent before.eml', size: 10 },
      { name: 'empty.txt', size: 0 },
    ]);
    expect(Buffer.from(attachments[0]?.content ?? []).equals(Buffer.alloc(300_000, 'x'))).toBe(true);
    expect(text).not.toContain('on your page.');
  });

  it('stay on the page where they are too much for a mail, which says so', async () => {
    const { id } = await aCase(desk, { address: 'large@customers.example', language: 'de' });
    const megabytes = 1024 * 1024;
    await answer(id, 'Die Bilder.', [
      await aFile('a.txt', 6 * megabytes),
      await aFile('b.txt', 5 * megabytes),
      await aFile('c.txt', 4 * megabytes),
    ]);
    await send();
    const raw = sink.got.at(-1)?.raw ?? '';
    expect(raw.match(/filename=\S+/g)).toEqual(['filename=a.txt', 'filename=c.txt']);
    expect(raw).toContain('Eine Datei liegt auf Ihrer Seite.');
  });
});

describe('a mail that no person sent', () => {
  it('says so, and one of a person does not', async () => {
    const { id } = await aCase(desk, { address: 'closing@customers.example' });
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It works now.' }));
    expect((await nextSent()).raw).not.toMatch(/^Auto-Submitted:/im);
    await test.advance('7 days 1 minute');
    while ((await desk.asDesk(wakeCases)) > 0);
    expect((await nextSent()).raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  });
});

describe('the first answer to somebody who rang', () => {
  it('is no answer to a mail', async () => {
    const made = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        desk: desk.slug,
        subject: 'Hum',
        text: 'It hums.',
        customer: { name: 'Ana Ruiz', address: 'rang@customers.example' },
      }),
    );
    await answer(made.id, 'We look into it.');
    expect((await nextSent()).subject).toBe('Hum');
  });
});

describe('a mail that cannot be written', () => {
  it('has failed, with a reason, and those behind it go', async () => {
    const broken = await aCase(desk, { address: 'broken@customers.example' });
    const whole = await aCase(desk, { address: 'whole@customers.example' });
    await answer(broken.id, 'This one.');
    await answer(whole.id, 'And this one.');
    await test.sql('alter table outbox_words disable trigger append_only');
    await test.sql(
      `update outbox_words set recipient = 'bill,ray@x.com' where recipient = 'broken@customers.example'`,
    );
    await test.sql('alter table outbox_words enable trigger append_only');
    await send();
    expect((await mails()).slice(0, 2)).toMatchObject([
      { to: 'whole@customers.example', state: 'sent' },
      { to: 'bill,ray@x.com', state: 'failed', finalReply: expect.stringContaining('cannot be written') },
    ]);
  });
});

describe('whoever is slower than their lease', () => {
  it.each(['sent', 'leased'])('does not undo what the next one did, who has it %s', async (state) => {
    const { id } = await aCase(desk, { address: `slow-${state}@customers.example` });
    await answer(id, 'Once.');
    const nobodyThere = { host: '127.0.0.1', port: 1 };
    await test.sql(`create function another_was_there() returns trigger language plpgsql as $$ begin
      update outbox set state = '${state}', attempts = 2 where id = new.id;
      return null; end $$`);
    await test.sql(`create trigger another_was_there after update on outbox for each row
      when (new.state = 'leased' and new.attempts = 1) execute function another_was_there()`);
    await sendOutbox(test.database, { server: nobodyThere, log, stop });
    await test.sql('drop function another_was_there cascade');
    expect((await mails())[0]).toMatchObject({ to: `slow-${state}@customers.example`, state });
  });
});

async function leaseOf(caseId: string): Promise<Date> {
  const { rows } = await test.sql('select leased_until from outbox where case_id = $1', [caseId]);
  return rows[0].leased_until;
}

describe('a mail under way', () => {
  it('is sent by nobody else for a while, and again soon after a crash', async () => {
    const { id } = await aCase(desk, { address: 'crash@customers.example' });
    await answer(id, 'Once.');
    const sent = () => sink.got.filter(({ to }) => to.includes('crash@customers.example'));
    await test.sql(`create function crash() returns trigger language plpgsql as $$ begin
      raise exception 'crashed'; end $$`);
    await test.sql(`create trigger crash before update on outbox for each row
      when (old.state = 'leased' and new.state = 'sent') execute function crash()`);
    await expect(send()).rejects.toThrow('crashed');
    await test.sql('drop function crash cascade');
    await test.advance('15 seconds');
    await send();
    expect(sent()).toHaveLength(1);
    await test.advance('6 seconds');
    await send();
    const ids = sent().map(({ raw }) => raw.match(/^Message-ID: (.*)$/im)?.[1]);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('is sent by nobody else however long its server takes', async () => {
    const { id } = await aCase(desk, { address: 'slowly@customers.example' });
    await answer(id, 'Once.');
    const begun = Promise.withResolvers<() => void>();
    const slow = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, _session, done) => stream.resume().on('end', () => begun.resolve(done)),
    });
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', () => listening()));
    const { port } = slow.server.address() as AddressInfo;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const sending = sendOutbox(test.database, { server: { host: '127.0.0.1', port }, log, stop });
    const answered = await begun.promise;
    await test.advance('15 seconds');
    const before = await leaseOf(id);
    vi.advanceTimersByTime(5_000);
    await vi.waitUntil(async () => (await leaseOf(id)) > before, { timeout: 10_000 });
    await test.advance('15 seconds');
    await send();
    answered();
    await sending;
    expect((await mails())[0]).toMatchObject({ to: 'slowly@customers.example', state: 'sent' });
    expect(sink.got.filter(({ to }) => to.includes('slowly@customers.example'))).toEqual([]);
    vi.useRealTimers();
    await new Promise<void>((closed) => slow.close(closed));
  });

  it('is the last one when the program stops', async () => {
    const { id } = await aCase(desk, { address: 'stopping@customers.example' });
    await answer(id, 'Before.');
    await answer(id, 'After.');
    const stopping = new AbortController();
    const first = sink.next().then(() => stopping.abort());
    const server = mailServerOf(sink.url);
    await sendOutbox(test.database, { server, log, stop: stopping.signal });
    await first;
    expect((await mails()).slice(0, 2)).toMatchObject([{ state: 'queued' }, { state: 'sent' }]);
    await send();
  });
});

describe('without a mail server', () => {
  it('nothing is sent, and each mail says so', async () => {
    const { id } = await aCase(desk, { address: 'nowhere@customers.example' });
    await answer(id, 'Hello.');
    await sendOutbox(test.database, { server: null, log, stop });
    expect((await mails())[0]).toMatchObject({ state: 'not sent, no mail server set' });
  });
});
