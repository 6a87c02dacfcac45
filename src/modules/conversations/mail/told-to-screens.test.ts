import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailServerOf } from '../../../platform/mail/mail-server.ts';
import { type MailParser, startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { type MailSink, mailSink } from '../../../testing/mail-sink.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { say } from '../commands/say.ts';
import { dismissMail, quarantine } from './quarantine.ts';
import { readNextMail } from './read-mail.ts';
import { sendOutbox } from './send-outbox.ts';
import { takeIn } from './take-in.ts';

const test = testDatabase();
const log = pino({ level: 'silent' });
const stop = new AbortController().signal;
let desk: Desk;
let sink: MailSink;
let parser: MailParser;
beforeAll(async () => {
  desk = await aDesk(test);
  sink = await mailSink();
  parser = startMailParser();
});
afterAll(() => Promise.all([sink.close(), parser.close()]));
beforeEach(() => test.sql('delete from events'));

const told = async () => (await test.sql('select desk_id, name, data from events order by id')).rows;
const forget = () => test.sql('delete from events');

async function answered(address: string) {
  const { id } = await aCase(desk, { address });
  await desk.as(desk.dana, (ctx) =>
    say(ctx, { case: id, text: 'Hello.', audience: 'customer', fileIds: [] }),
  );
  await forget();
  return id;
}

describe('open screens hear', () => {
  it.each([
    ['was sent', () => mailServerOf(sink.url)],
    ['was not sent', () => null],
  ])('that a mail %s, and of which case', async (_, server) => {
    const caseId = await answered('bill@customers.example');
    await sendOutbox(test.database, { server: server(), log, stop });
    expect(await told()).toEqual([{ desk_id: desk.id, name: 'delivery.settled', data: { caseId } }]);
  });

  it('of a mail that failed, and not of each time that it was tried', async () => {
    const caseId = await answered('late@customers.example');
    const nobodyThere = { host: '127.0.0.1', port: 1 };
    await sendOutbox(test.database, { server: nobodyThere, log, stop });
    expect(await told()).toEqual([]);
    await test.sql(`update outbox set attempts = 12, next_attempt_at = app.now() where state = 'queued'`);
    await sendOutbox(test.database, { server: nobodyThere, log, stop });
    expect(await told()).toEqual([{ desk_id: desk.id, name: 'delivery.settled', data: { caseId } }]);
  });

  it('of a mail that waits for a person, and that somebody has dealt with it', async () => {
    const from = 'list@lists.example';
    const headers = { 'List-Id': '<all.lists.example>' };
    const raw = aMail({ from, to: desk.address, subject: 'News', text: 'All of it.', headers });
    await takeIn(test.database, { from, to: [desk.address], raw: Buffer.from(raw) });
    await desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
    const changed = [{ desk_id: desk.id, name: 'quarantine.changed', data: {} }];
    expect(await told()).toEqual(changed);
    await forget();
    await desk.as(desk.dana, async (ctx) => {
      const [mail] = (await quarantine(ctx, { desk: desk.slug })).items;
      await dismissMail(ctx, { desk: desk.slug, mail: mail?.id ?? '' });
    });
    expect(await told()).toEqual(changed);
  });
});
