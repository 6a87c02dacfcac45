import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpServer } from '../../platform/http/server.ts';
import { mailServerOf } from '../../platform/mail/mail-server.ts';
import { testDatabase } from '../../testing/database.ts';
import { type MailSink, mailSink } from '../../testing/mail-sink.ts';
import { sendOutbox } from '../conversations/mail/send-outbox.ts';
import { aCustomer, aDesk, aPageServer, type Desk } from './fixtures.ts';
import { customerPageRoutes } from './routes.ts';

const test = testDatabase();
const log = pino({ level: 'silent' });
let desk: Desk;
let sink: MailSink;
beforeAll(async () => {
  desk = await aDesk(test);
  sink = await mailSink();
});
afterAll(() => sink.close());

const urlencoded = 'application/x-www-form-urlencoded';
type Sending = { slug?: string; payload?: string; headers?: Record<string, string>; method?: 'POST' | 'PUT' };

/** Sends the form as a browser does. A server that closes waits for what it began to send. */
async function ask(mail: string, sending: Sending = {}) {
  const { slug = desk.slug, headers, method = 'POST' } = sending;
  const server = await aPageServer(test.database);
  const response = await server.inject({
    ...{ method, url: `/page/${slug}/link` },
    headers: { 'content-type': urlencoded, 'sec-fetch-site': 'same-origin', ...headers },
    payload: sending.payload ?? new URLSearchParams({ mail }).toString(),
  });
  await server.close();
  return response;
}

async function get(url: string, headers = {}) {
  const server = await aPageServer(test.database);
  const response = await server.inject({ url, headers });
  await server.close();
  return response;
}

async function mailsTo(address: string): Promise<number> {
  const { rows } = await test.sql('select count(*)::int from outbox_words where recipient = $1', [address]);
  return rows[0].count;
}

describe('a page without a known link', () => {
  it.each(['', '/K7Q2-M4TD'])('lets its link be asked for: %j', async (rest) => {
    const { statusCode, body } = await get(`/page/${desk.slug}${rest}`);
    expect(statusCode).toBe(404);
    expect(body).toContain(`<form class="ask" method="post" action="/page/${desk.slug}/link">`);
    expect(body).toMatch(
      /<label for="mail">Your mail address<span aria-hidden="true">&nbsp;\*<\/span><\/label>\s*<input id="mail" name="mail"/,
    );
    for (const has of ['type="email"', 'inputmode="email"', 'autocomplete="email"', 'dir="ltr"', 'required'])
      expect(body).toContain(has);
    expect(body).toContain('<button class="main">Send me the link</button>');
  });

  it('is the same for a desk that there is not', async () => {
    const [here, nowhere] = [await get(`/page/${desk.slug}`), await get('/page/nowhere')];
    expect(nowhere.statusCode).toBe(404);
    expect(nowhere.body).toBe(here.body.replaceAll(desk.slug, 'nowhere'));
  });

  it('has no such form where no desk is named, or where there is nothing', async () => {
    for (const url of [`/c/${'x'.repeat(43)}`, '/page/No-such-desk', '/page/desk/short'])
      expect((await get(url)).body).not.toContain('<form');
  });

  it('speaks the language of the browser', async () => {
    const { body } = await get(`/page/${desk.slug}`, { 'accept-language': 'de-AT' });
    expect(body).toContain('Ihre E-Mail-Adresse');
    expect((await ask('', { headers: { 'accept-language': 'es' } })).body).toContain('Mire su correo');
  });
});

describe('asking for the link', () => {
  it('has it sent by mail, and the link in it opens the page', async () => {
    const bill = await aCustomer(test, desk);
    const response = await ask(bill.address);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(response.body).toContain('If this address is known here, a mail with your link is on its way.');
    const stop = new AbortController().signal;
    await sendOutbox(test.database, { server: mailServerOf(sink.url), log, stop });
    const mail = sink.got.at(-1);
    expect(mail?.to).toEqual([bill.address]);
    const link = mail?.raw.replaceAll('=\r\n', '').match(/https?:\/\/[^/\s]+(\/c\/[\w-]{43})/)?.[1] ?? '';
    const followed = await get(link);
    expect(followed.headers.location).toBe(`/page/${desk.slug}`);
    const cookie = String(followed.headers['set-cookie']).split(';')[0];
    expect((await get(`/page/${desk.slug}`, { cookie })).body).toContain('MX-12 makes no sound');
  });

  it('is answered alike whoever asks, and sends nothing but once to whom it belongs', async () => {
    const elsewhere = await aDesk(test);
    const [bill, molly] = [await aCustomer(test, desk), await aCustomer(test, elsewhere)];
    const answers = [
      await ask(bill.address),
      await ask(bill.address),
      await ask('nobody@customers.test'),
      await ask(molly.address),
      await ask(bill.address, { slug: 'nowhere' }),
      await ask('not an address'),
      await ask('bill\0@customers.test'),
      await ask('', { payload: 'mail=a&mail=b' }),
      await ask('', { payload: '' }),
    ];
    const [first, ...others] = answers.map(({ statusCode, headers: { date: _, ...headers }, body }) => ({
      ...{ statusCode, headers, body },
    }));
    for (const other of others) expect(other).toEqual(first);
    expect([await mailsTo(bill.address), await mailsTo(molly.address)]).toEqual([1, 0]);
  });

  it('is answered before anybody is looked for', async () => {
    const server = await httpServer(log);
    const { promise, resolve } = Promise.withResolvers<void>();
    const commands = { sendLink: () => promise };
    await customerPageRoutes(server, { database: test.database, commands: commands as never });
    const { statusCode } = await server.inject({
      ...{ method: 'POST', url: `/page/${desk.slug}/link`, payload: 'mail=bill@customers.test' },
      headers: { 'content-type': urlencoded },
    });
    expect(statusCode).toBe(200);
    resolve();
    await server.close();
  });

  it('is answered alike where sending fails, which stands in the log without the address', async () => {
    const logged: string[] = [];
    const server = await httpServer(pino({ level: 'info' }, { write: (line) => void logged.push(line) }));
    const sendLink = () => Promise.reject(new Error('bill@customers.test'));
    await customerPageRoutes(server, { database: test.database, commands: { sendLink } as never });
    const { statusCode } = await server.inject({
      ...{ method: 'POST', url: `/page/${desk.slug}/link`, payload: 'mail=bill@customers.test' },
      headers: { 'content-type': urlencoded },
    });
    await server.close();
    expect(statusCode).toBe(200);
    expect(logged.join()).toContain('a link was not sent again');
    expect(logged.join()).not.toContain('bill@customers.test');
  });

  it.each([
    ['another site', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['another origin', 403, { headers: { 'sec-fetch-site': '', origin: 'https://evil.test' } }],
    ['JSON', 400, { headers: { 'content-type': 'application/json' }, payload: '{"mail":"ADDRESS"}' }],
    ['text', 400, { headers: { 'content-type': 'text/plain' } }],
    [
      'a form with files',
      400,
      {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload: '--x\r\ncontent-disposition: form-data; name="mail"\r\n\r\nADDRESS\r\n--x--\r\n',
      },
    ],
    ['too much', 413, { payload: `mail=ADDRESS&more=${'x'.repeat(2000)}` }],
    ['another method', 404, { method: 'PUT' }],
    ['a desk that cannot be', 404, { slug: 'No-such-desk' }],
  ] as [string, number, Sending][])('is refused from or with %s: %i', async (_, status, sending) => {
    const { address } = await aCustomer(test, desk);
    const payload = sending.payload?.replace('ADDRESS', address);
    const response = await ask(address, { ...sending, ...(payload && { payload }) });
    expect(response.statusCode).toBe(status);
    expect(response.body).not.toContain(address);
    expect(await mailsTo(address)).toBe(0);
  });

  it('is no page to open', async () => {
    expect((await get(`/page/${desk.slug}/link`)).body).toContain('There is nothing here');
  });

  it('ends for one network after twenty times an hour, with a sentence', async () => {
    const server = await aPageServer(test.database);
    const from = (remoteAddress: string) =>
      server.inject({
        ...{ method: 'POST', url: `/page/${desk.slug}/link`, payload: 'mail=nobody@customers.test' },
        headers: { 'content-type': urlencoded },
        remoteAddress,
      });
    for (let time = 1; time <= 20; time += 1)
      expect((await from(`2001:db8::${time}`)).statusCode, `time ${time}`).toBe(200);
    const refused = await from('2001:db8::99');
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('Please try again in an hour');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3500);
    expect((await from('2001:db8:0:1::1')).statusCode).toBe(200);
    await server.close();
  });
});
