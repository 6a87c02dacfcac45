import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../platform/database/database.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/commands/append.ts';
import { keepFile } from '../conversations/commands/keep-file.ts';
import { say } from '../conversations/commands/say.ts';
import {
  aCase,
  aCustomer,
  aDesk,
  aPageServer,
  asDesk,
  asPerson,
  type Customer,
  type Desk,
} from './fixtures.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;
let bill: Customer;

beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  bill = await aCustomer(test, desk);
  return () => server.close();
});

const cookie = (customer: Customer) => ({ [`page-${desk.slug}`]: customer.token });
const get = (url: string, customer: Customer | null = bill, headers: Record<string, string> = {}) =>
  server.inject({ url, headers, ...(customer && { cookies: cookie(customer) }) });
const page = (rest = '') => `/page/${desk.slug}${rest}`;

describe('the link of a customer', () => {
  it('can be followed any number of times; it sets a cookie for the page and leads to an address without it', async () => {
    for (let time = 0; time < 3; time += 1) {
      const response = await get(`/c/${bill.token}`, null);
      expect(response.statusCode).toBe(303);
      expect(response.headers.location).toBe(page());
      expect(response.headers['cache-control']).toBe('no-store');
      expect(response.headers['referrer-policy']).toBe('no-referrer');
      expect(response.cookies).toEqual([
        {
          name: `page-${desk.slug}`,
          value: bill.token,
          path: page(),
          httpOnly: true,
          sameSite: 'Lax',
          maxAge: 15_552_000,
        },
      ]);
    }
    expect((await get(page())).statusCode).toBe(200);
  });

  it('sets a cookie for TLS only where the installation is reached by TLS', async () => {
    const database = new Database(test.admin, testSecret, { url: 'https://desk.test' });
    const secure = await aPageServer(database);
    const response = await secure.inject({ url: `/c/${bill.token}` });
    expect(response.cookies).toMatchObject([{ secure: true, httpOnly: true }]);
    await secure.close();
    await database.close();
  });

  it.each([
    'unknown'.padEnd(43, 'x'),
    'short',
    '%00'.padEnd(46, 'a'),
    '..%2f..%2fetc%2fpasswd'.padEnd(44, 'a'),
    ' '.repeat(43),
    'undefined',
  ])('leads to a plain sentence when it is not known: %j', async (token) => {
    const response = await get(`/c/${encodeURI(token)}`, null, { 'accept-language': 'de-DE,de' });
    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('Dieser Link führt hier nicht weiter');
    expect(response.body).toContain('antworten Sie auf sie: Ihre Antwort erreicht uns.');
    expect(response.cookies).toEqual([]);
  });

  it('ends at once: then neither it nor the cookie opens anything', async () => {
    const gone = await aCustomer(test, desk);
    expect((await get(page(), gone)).statusCode).toBe(200);
    await asDesk(test, desk, (ctx) =>
      sql`update customer_links set revoked_at = app.now() where customer_id = ${gone.id}`.execute(ctx.db),
    );
    for (const url of [`/c/${gone.token}`, page(), page(`/${gone.reference}`)]) {
      const response = await get(url, gone);
      expect(response.statusCode, url).toBe(404);
      expect(response.body).toContain('This link does not work here');
      expect(response.body).not.toContain('MX-12');
    }
  });
});

describe('the page', () => {
  it('is kept by nobody, loads and runs nothing but its script, and is framed by nobody', async () => {
    const response = await get(page());
    expect(response.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const style = response.body.match(/<style>(.*?)<\/style>/s)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const [, nonce = ''] =
      response.body.match(/<script nonce="([\w-]{22})" src="\/page\/on-page\.js" defer>/) ?? [];
    expect(response.headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; script-src 'nonce-${nonce}'; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(response.body.match(/<script|style="/g)).toEqual(['<script']);
    expect((await get(page())).body).not.toContain(nonce);
  });

  it('is compressed for who can read that', async () => {
    const response = await get(page(), bill, { 'accept-encoding': 'gzip, br' });
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(response.rawPayload).toString()).toContain('MX-12 makes no sound');
    expect(response.rawPayload.length).toBeLessThan(30_000);
    const plain = await get(page(), bill, { 'accept-encoding': 'br, gzip;q=0' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toContain('accept-encoding');
  });

  it('weighs under 30 kB uncompressed after twenty answers', async () => {
    const busy = await aCustomer(test, desk);
    for (let count = 0; count < 21; count += 1) {
      const text =
        `Answer ${count}: hold SHIFT, press STORE, and see https://harmon.test/help/${count}. `.repeat(3);
      await asPerson(test, desk.dana, (ctx) => say(ctx, { case: busy.caseId, text, audience: 'customer' }));
    }
    const response = await get(page(), busy);
    expect(response.rawPayload.length).toBeLessThan(30_000);
    expect(response.body.match(/<li class="us">/g)).toHaveLength(20);
    const older = response.body.match(/href="([^"]*before[^"]*)"/)?.[1] ?? '';
    const rest = await get(older.replace('#so-far', ''), busy);
    expect(rest.body).toContain('Earlier messages, newest first');
    expect(rest.body).toContain('Answer 0: ');
    expect(rest.body).not.toContain('Answer 1: ');
  });

  it.each([
    ['de', 'Ihre Nachricht ist da, und Dana Okafor kümmert sich darum.'],
    ['es', 'Tenemos su mensaje, y Dana Okafor se ocupa de él.'],
    ['ar', '<html lang="en" dir="rtl">'],
  ])('speaks the language of the customer, not of the browser: %s', async (language, words) => {
    const customer = await aCustomer(test, desk, { language });
    expect((await get(page(), customer, { 'accept-language': 'fr' })).body).toContain(words);
  });

  it('stands in the custody record as opened, and the others as listed, before it leaves', async () => {
    const molly = await aCustomer(test, desk);
    const second = await asDesk(test, desk, (ctx) =>
      aCase(ctx, desk, { customer: { id: molly.id, language: 'en' }, subject: 'second' }),
    );
    for (let time = 0; time < 3; time += 1) await get(page(`/${molly.reference}`), molly);
    expect(await seenOf(molly.caseId)).toEqual(['opened']);
    expect(await seenOf(second.id)).toEqual(['listed']);
  });

  it('is not there for a case of somebody else, and leaves no trace of the attempt', async () => {
    const other = await aCustomer(test, desk);
    const elsewhere = await aCustomer(test, await aDesk(test));
    for (const { reference, caseId } of [other, elsewhere]) {
      const response = await get(page(`/${reference}`));
      expect(response.statusCode).toBe(404);
      expect(response.body).toContain('There is nothing here');
      expect(await seenOf(caseId)).toEqual([]);
    }
  });

  it("is not shown under another desk's address, whatever the cookie is called", async () => {
    const elsewhere = await aDesk(test);
    const cookies = { [`page-${elsewhere.slug}`]: bill.token };
    const response = await server.inject({ url: `/page/${elsewhere.slug}`, cookies });
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toContain('MX-12');
  });

  it.each(['', '/', '/NOTHING', '/K7Q2-M4TDX', "/' or 1=1--", '/22222222?before=x', '/%00'])(
    'answers %j without a cookie or a case with a sentence',
    async (rest) => {
      const known = await get(page(rest), bill);
      expect(known.statusCode).toBe(rest.length < 2 ? 200 : 404);
      const stranger = await get(page(rest), null);
      expect(stranger.statusCode).toBe(404);
      expect(stranger.body).toMatch(/This link does not work here|There is nothing here/);
    },
  );

  it('says no more than it knows in its address: a notice that nobody wrote is not shown', async () => {
    expect((await get(page('?said=sent'))).body).toMatch(
      /Your message \(today, \d\d:\d\d\) is with Dana Okafor\./,
    );
    expect((await get(page('?said=%3Cb%3E'))).body).not.toContain('role="status"');
    expect((await get(page('?said=constructor'))).body).not.toContain('role="status"');
  });
});

describe('what hangs on a message', () => {
  const evil = '"><script>.html\r\nSet-Cookie: x=1;名前';
  let file: string;
  let entry: string;
  const long = `${'word '.repeat(3000)}THE-END <script>`;

  beforeAll(async () => {
    await asPerson(test, desk.dana, async (ctx) => {
      entry = (await say(ctx, { case: bill.caseId, text: long, audience: 'customer' })).id;
      file = await keepFile(
        ctx,
        { deskId: desk.id, entryId: entry },
        { name: evil, type: 'text/html', content: Buffer.alloc(300_000, 'a') },
      );
    });
  });

  it('is saved, never shown, and never taken for another type', async () => {
    const response = await get(page(`/files/${file}`));
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload.equals(Buffer.alloc(300_000, 'a'))).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'text/html',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w.%~-]+$/,
    );
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('can be read whole where the page shows its beginning, as text', async () => {
    const { body } = await get(page());
    expect(body).not.toContain('THE-END');
    const link = body.match(/href="([^"]*\/messages\/[^"]*)"/)?.[1] ?? '';
    const response = await get(link);
    expect(response.body).toBe(long);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.headers['content-security-policy']).toContain('sandbox');
  });

  it('is not there for anybody else', async () => {
    const other = await aCustomer(test, desk);
    for (const url of [page(`/files/${file}`), page(`/${other.reference}/messages/${entry}`)]) {
      for (const who of [other, null]) expect((await get(url, who)).statusCode, url).toBe(404);
    }
    for (const url of [page('/files/not-a-file'), page('/files/01890000-0000-7000-8000-000000000001')]) {
      expect((await get(url)).statusCode, url).toBe(404);
    }
  });

  it('is not there where it hangs on a note', async () => {
    const { note, noteFile } = await asPerson(test, desk.dana, async (ctx) => {
      const place = { deskId: desk.id, caseId: bill.caseId };
      const note = await append(ctx, place, {
        kind: 'note',
        audience: 'companies',
        words: { text: 'SECRET' },
      });
      const secret = { name: 'secret.txt', type: 'text/plain', content: Buffer.from('SECRET') };
      return { note, noteFile: await keepFile(ctx, { deskId: desk.id, entryId: note }, secret) };
    });
    for (const url of [page(`/files/${noteFile}`), page(`/${bill.reference}/messages/${note}`)]) {
      const response = await get(url);
      expect(response.statusCode).toBe(404);
      expect(response.body).not.toContain('SECRET');
    }
  });
});

/** How a customer saw a case, by the custody record. */
async function seenOf(caseId: string): Promise<string[]> {
  const { rows } = await asDesk(test, desk, (ctx) =>
    sql<{
      kind: string;
    }>`select kind from custody_inbox where case_id = ${caseId} and actor_kind = 'customer-link'`.execute(
      ctx.db,
    ),
  );
  return rows.map(({ kind }) => kind);
}
