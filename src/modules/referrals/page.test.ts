import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endEngagement } from '../desks/index.ts';
import { endReferralLink, makeReferralLink } from './commands/links.ts';
import { referralPageRoutes } from './page.ts';
import { referralLinks } from './queries/referral-links.ts';
import { aLink, aReferral, writtenTo } from './referrals.fixture.ts';

const test = testDatabase();
let desk: Desk;
let server: HttpServer;
const logged: string[] = [];
beforeAll(async () => {
  desk = await aDesk(test);
  server = await httpServer(pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }));
  await referralPageRoutes(server, { database: test.database });
  await server.ready();
  return () => server.close();
});

/** Somebody at Soundhouse who has nothing but the link. */
async function visit(url: string, language = 'en') {
  const followed = await server.inject({ url: new URL(url).pathname });
  const path = String(followed.headers.location);
  const cookie = `referrals=${followed.cookies.find(({ name }) => name === 'referrals')?.value}`;
  const headers = { cookie, 'accept-language': language };
  const read = () => server.inject({ url: path, headers });
  const page = await read();
  const hidden = (name: string) => page.body.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1] ?? '';
  const send = (fields: Record<string, string>) =>
    server.inject({
      ...{ method: 'POST', url: `${path}/customers` },
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: hidden('token'), key: hidden('key'), ...fields }).toString(),
    });
  return { path, page, read, send };
}

function fieldsOf(more = {}): Record<string, string> & { address: string } {
  const { name, address, need, theirReference = '', consent } = aReferral();
  const { by = '', how = '', on = '' } = consent ?? {};
  return { name, address, need, theirReference, by, how, on, ...more };
}

const count = async () => (await test.sql('select count(*)::int as n from referrals')).rows[0].n as number;

describe('the standing link of a company', () => {
  it('passes a customer on without an account, and shows what became of it and nothing else', async () => {
    const { page, read, send } = await visit(await aLink(desk));
    expect(page.body).toContain('Pass a customer on to Harmon Audio');
    expect(page.body).toContain('Nothing yet.');
    const fields = fieldsOf();
    const sent = await send(fields);
    expect(sent.statusCode).toBe(303);
    const after = (await read()).body;
    expect(after).toContain('Bill Navarro');
    expect(after).toContain(fields.theirReference);
    expect(after).toContain('Harmon Audio looks after it');
    expect(after).not.toMatch(/mixer|passed-on|Dana/);
    expect(await writtenTo(test, fields.address)).toMatchObject([{ kind: 'receipt' }]);
    expect(logged.join('\n')).not.toMatch(/Navarro|mixer|\/p\/[\w-]{20}/);
  });

  it('takes what is sent twice once', async () => {
    const { send } = await visit(await aLink(desk));
    const fields = fieldsOf();
    const before = await count();
    await send(fields);
    await send(fields);
    expect(await count()).toBe(before + 1);
  });

  it.each([
    ['who agreed is missing', { by: '' }, 'Without their consent nothing is taken.'],
    ['the day is still to come', { on: '2999-01-01' }, 'is still to come'],
    ['nobody can be answered there', { address: 'nowhere' }, 'They cannot be answered there.'],
    ['there is no need', { need: ' ' }, 'what they want.'],
  ])('says what is wrong where %s, and keeps what was written', async (_what, more, sentence) => {
    const { send } = await visit(await aLink(desk));
    const before = await count();
    const answer = await send(fieldsOf({ theirReference: 'RMA 7 of ours', ...more }));
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain('RMA 7 of ours');
    expect(await count()).toBe(before);
  });

  it('speaks German and Spanish', async () => {
    const url = await aLink(desk);
    expect((await visit(url, 'de')).page.body).toContain('Jemanden an Harmon Audio weitergeben');
    expect((await visit(url, 'es-MX')).page.body).toContain('Pasar un cliente a Harmon Audio');
  });

  it('believes no form from elsewhere', async () => {
    const { path, send } = await visit(await aLink(desk));
    expect((await send(fieldsOf({ token: 'x'.repeat(43) }))).statusCode).toBe(403);
    expect((await server.inject({ method: 'POST', url: `${path}/customers` })).statusCode).toBe(404);
  });

  it('leads nowhere once it is renewed, ended, or the engagement is over', async () => {
    const own = await aDesk(test);
    const first = await aLink(own);
    const gone = async (url: string) => (await server.inject({ url: new URL(url).pathname })).statusCode;
    const second = await aLink(own);
    expect([await gone(first), await gone(second)]).toEqual([404, 303]);
    const of = { desk: own.slug, engagement: own.engagements.thirdParty };
    await own.as(own.leo, (ctx) => endReferralLink(ctx, of));
    expect(await gone(second)).toBe(404);
    const third = await aLink(own);
    await own.as(own.leo, (ctx) => endEngagement(ctx, of));
    expect(await gone(third)).toBe(404);
  });
});

describe('who gives a company its link', () => {
  it('is the client, who alone reads its address', async () => {
    const own = await aDesk(test);
    const engagementId = own.engagements.thirdParty;
    const make = (who: Desk['leo']) =>
      own.as(who, (ctx) => makeReferralLink(ctx, { desk: own.slug, engagementId }));
    await expect(make(own.priya)).rejects.toMatchObject({ code: 'not-permitted' });
    await make(own.leo);
    const read = (who: Desk['leo']) => own.as(who, (ctx) => referralLinks(ctx, { desk: own.slug }));
    expect((await read(own.leo)).items[0]?.url).toMatch(/\/p\/[\w-]{43}$/);
    expect((await read(own.priya)).items).toMatchObject([{ engagementId, url: null }]);
  });

  it('gives none to a company that works on the desk', async () => {
    const of = { desk: desk.slug, engagementId: desk.engagements.provider };
    await expect(desk.as(desk.leo, (ctx) => makeReferralLink(ctx, of))).rejects.toMatchObject({
      code: 'referral-link.on-desk',
    });
  });
});
