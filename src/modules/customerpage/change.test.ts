import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { proposeDone } from '../conversations/commands/finish.ts';
import { wakeCases } from '../conversations/commands/wake-cases.ts';
import {
  aCase,
  aCustomer,
  aDesk,
  aPageServer,
  asCustomer,
  asDesk,
  asPerson,
  type Customer,
  type Desk,
} from './fixtures.ts';
import { type Fields, type Sending, sendForm } from './send-form.fixture.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
const lines: string[] = [];
let server: HttpServer;
let desk: Desk;

beforeAll(async () => {
  const sink = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  server = await aPageServer(test.database, pino({ level: 'trace' }, sink));
  desk = await aDesk(test);
  return () => server.close();
});

const send = (customer: Customer, kind: string, sending: Sending) =>
  sendForm({ server, desk, customer }, kind, sending);
const viewOf = (customer: Customer) =>
  asCustomer(test, customer, (ctx) => customerPage(ctx, { reference: customer.reference }));
const wordsOf = async (customer: Customer) =>
  (await viewOf(customer)).messages.filter(({ kind }) => kind === 'contact').map(({ text }) => text);
const proposed = async () => {
  const customer = await aCustomer(test, desk);
  await asPerson(test, desk.dana, (ctx) => proposeDone(ctx, { case: customer.caseId, text: 'Is it done?' }));
  return customer;
};

describe('writing back', () => {
  it.each([false, true])(
    'puts a message on the line and brings the next word nearer (urlencoded: %s)',
    async (urlencoded) => {
      const bill = await aCustomer(test, desk);
      const response = await send(bill, 'messages', {
        fields: { text: ' Thank you!\r\nBill\0 ' },
        urlencoded,
      });
      expect(response.statusCode).toBe(303);
      expect(response.headers.location).toBe(`/page/${desk.slug}/${bill.reference}?said=sent`);
      expect((await viewOf(bill)).messages[0]).toMatchObject({
        kind: 'contact',
        channel: 'page',
        text: 'Thank you!\nBill',
        from: { kind: 'you' },
      });
    },
  );

  it('takes files along, named and typed safely', async () => {
    const bill = await aCustomer(test, desk);
    const content = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');
    const files = [
      { name: '../../etc/"x".html', content, type: 'text/html' },
      { name: '', content: Buffer.alloc(0) },
    ];
    expect((await send(bill, 'messages', { files })).statusCode).toBe(303);
    const [message] = (await viewOf(bill)).messages;
    expect(message).toMatchObject({ text: null, files: [{ name: '_x_.html', size: content.length }] });
    const url = `/page/${desk.slug}/files/${message?.files[0]?.id}`;
    const saved = await server.inject({ url, cookies: { [`page-${desk.slug}`]: bill.token } });
    expect(saved.headers['content-type']).toBe('image/png');
    expect(saved.rawPayload.equals(content)).toBe(true);
  });

  it('sent twice with the same key is one message, also when both arrive at once', async () => {
    const bill = await aCustomer(test, desk);
    const fields = { text: 'Once.', key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(bill, 'messages', { fields })));
    answers.push(await send(bill, 'messages', { fields }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 9 }, () => 303));
    expect(await wordsOf(bill)).toEqual(['Once.', expect.any(String)]);
  });

  it('with other words under a key used before is another message: nobody loses words by going back', async () => {
    const bill = await aCustomer(test, desk);
    const key = randomUUID();
    for (const text of ['First.', 'Second.']) await send(bill, 'messages', { fields: { text, key } });
    expect(await wordsOf(bill)).toEqual(['Second.', 'First.', expect.any(String)]);
  });

  it('with the same words and key on another case is for that case', async () => {
    const bill = await aCustomer(test, desk);
    const { reference } = await asDesk(test, desk, (ctx) =>
      aCase(ctx, desk, { customer: { id: bill.id, language: 'en' } }),
    );
    const fields = { text: 'For both.', key: randomUUID() };
    for (const customer of [bill, { ...bill, reference }]) {
      await send(customer, 'messages', { fields });
      expect((await wordsOf(customer))[0]).toBe('For both.');
    }
  });

  it('leaves the key of one customer free for another', async () => {
    const [bill, molly] = [await aCustomer(test, desk), await aCustomer(test, desk)];
    const fields = { text: 'The same words.', key: randomUUID() };
    for (const customer of [bill, molly]) await send(customer, 'messages', { fields });
    for (const customer of [bill, molly]) expect((await wordsOf(customer))[0]).toBe('The same words.');
  });

  it.each([
    ['nothing', {}, 400, 'Please write something'],
    ['blanks', { text: ' \n ' }, 400, 'Please write something'],
    ['too many words', { text: 'a'.repeat(100_001) }, 413, 'This was too long'],
  ])('asks again when there is %s', async (_, fields: Fields, status, words) => {
    const bill = await aCustomer(test, desk);
    const response = await send(bill, 'messages', { fields });
    expect(response.statusCode).toBe(status);
    expect(response.body).toContain(words);
    expect(await wordsOf(bill)).toHaveLength(1);
  });

  it.each([
    ['one is over 25 MB', [26 * 1024 * 1024]],
    ['together they are over 35 MB', [20 * 1024 * 1024, 16 * 1024 * 1024]],
    ['they are more than twenty', Array.from({ length: 21 }, () => 1)],
  ])(
    'keeps the words when the files are too large: %s',
    async (_, sizes) => {
      const bill = await aCustomer(test, desk);
      const files = sizes.map((size, at) => ({ name: `${at}.bin`, content: Buffer.alloc(size) }));
      const response = await send(bill, 'messages', { fields: { text: 'My <long> letter' }, files });
      expect(response.statusCode).toBe(413);
      expect(response.body).toMatch(/My &#60;long&#62; letter<\/textarea>/);
      expect(response.body).toContain('The files were too large');
      expect(await wordsOf(bill)).toHaveLength(1);
    },
    30_000,
  );

  it('opens an ended case again', async () => {
    const bill = await proposed();
    await send(bill, 'answer', { fields: { value: 'solved' } });
    await send(bill, 'messages', { fields: { text: 'It broke again.' } });
    expect(await viewOf(bill)).toMatchObject({ state: 'open', again: true });
  });
});

describe('choosing how often to hear', () => {
  it('is kept, shown, and can be taken back', async () => {
    const bill = await aCustomer(test, desk);
    const response = await send(bill, 'rhythm', { fields: { value: 'weekly' }, urlencoded: true });
    expect(response.headers.location).toContain('?said=rhythm');
    expect((await viewOf(bill)).rhythm).toBe('weekly');
    await send(bill, 'rhythm', { fields: { value: 'none' }, urlencoded: true });
    expect((await viewOf(bill)).rhythm).toBeNull();
    expect((await send(bill, 'rhythm', { fields: { value: 'hourly' }, urlencoded: true })).statusCode).toBe(
      400,
    );
  });
});

describe('saying how it ended', () => {
  it.each([
    ['solved', 'met by us'],
    ['found-another-way', 'customer solved it'],
  ])('%s ends it as %s, once however often it is sent', async (value, outcome) => {
    const bill = await proposed();
    const sending = { fields: { value, key: randomUUID() }, urlencoded: true };
    for (let time = 0; time < 2; time += 1) {
      expect((await send(bill, 'answer', sending)).headers.location).toBe(
        `/page/${desk.slug}/${bill.reference}?said=${value}`,
      );
    }
    const view = await viewOf(bill);
    expect(view).toMatchObject({ state: 'ended', outcome });
    expect(view.messages.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
  });

  it('not solved keeps it open with its owner, and opens it again after its end', async () => {
    const bill = await proposed();
    await send(bill, 'answer', { fields: { value: 'not-solved' } });
    expect(await viewOf(bill)).toMatchObject({ state: 'open', owner: { id: desk.dana } });
    const ended = await proposed();
    await send(ended, 'answer', { fields: { value: 'solved' } });
    await send(ended, 'answer', { fields: { value: 'not-solved' } });
    expect(await viewOf(ended)).toMatchObject({ state: 'open', owner: { id: desk.dana }, again: true });
  });

  it.each([
    ['solved', 'met by us'],
    ['found-another-way', 'customer solved it'],
  ])('can still be said after it was closed without their word: %s', async (value, outcome) => {
    const bill = await proposed();
    await test.advance('8 days');
    while (await asDesk(test, desk, wakeCases));
    expect(await viewOf(bill)).toMatchObject({ outcome: 'unknown' });
    await send(bill, 'answer', { fields: { value } });
    expect(await viewOf(bill)).toMatchObject({ state: 'ended', outcome });
    expect((await send(bill, 'answer', { fields: { value } })).statusCode).toBe(409);
  });

  it('is refused with a sentence where nobody asked', async () => {
    const bill = await aCustomer(test, desk);
    const response = await send(bill, 'answer', { fields: { value: 'solved' } });
    expect(response.statusCode).toBe(409);
    expect(response.body).toContain('This has changed meanwhile');
    expect((await viewOf(bill)).state).toBe('open');
  });
});

it('writes no word, name or token of a customer into the log', async () => {
  const bill = await aCustomer(test, desk, { name: 'CANARY-NAME', subject: 'CANARY-SUBJECT' });
  await send(bill, 'messages', {
    fields: { text: 'CANARY-TEXT' },
    files: [{ name: 'CANARY-FILE', content: Buffer.from('x') }],
  });
  await send(bill, 'answer', { fields: { text: 'CANARY-TEXT', value: 'CANARY-VALUE' } });
  await server.inject({ url: `/c/${bill.token}` });
  const log = lines.join('');
  expect(log).not.toContain('CANARY');
  expect(log).not.toContain(bill.token);
});
