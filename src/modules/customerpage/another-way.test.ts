import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase, proposeDone } from '../conversations/commands/finish.ts';
import { aView } from './a-view.fixture.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { renderPage } from './render.ts';
import { type Sending, sendForm } from './send-form.fixture.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;
beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const picture = {
  name: 'switch.png',
  type: 'image/png',
  content: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const send = (customer: Customer, fields: Record<string, string>, more: Sending = {}) =>
  sendForm({ server, desk, customer }, 'way', { fields, ...more });
const viewOf = (customer: Customer) => asCustomer(test, customer, (ctx) => customerPage(ctx));
const pageOf = (customer: Customer, query = '') =>
  server.inject({
    url: `/page/${desk.slug}/${customer.reference}${query}`,
    cookies: { [`page-${desk.slug}`]: customer.token },
  });
const how = 'I pressed the mono switch in the back, and it plays.';
const stateOf = async ({ caseId }: Customer) => {
  const { rows } = await test.sql('select state, outcome, due, version from cases where id = $1', [caseId]);
  return rows[0];
};
const waysOf = async ({ caseId }: Customer) =>
  (await test.sql('select id, with_link, by_id from ways where case_id = $1', [caseId])).rows;

describe('another way', () => {
  it('is told in their own words with a page and a picture, and changes nothing by itself', async () => {
    const bill = await aCustomer(test, desk);
    const before = await stateOf(bill);
    const link = 'mixers.example/mono';
    const sent = await send(bill, { found: how, link }, { files: [picture] });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, expect.stringMatching(/said=way$/)]);
    expect(await stateOf(bill)).toEqual(before);
    const [told] = (await viewOf(bill)).messages;
    expect(told).toMatchObject({
      ...{ kind: 'way', channel: 'page', from: { kind: 'you' }, text: `${how}\nhttps://mixers.example/mono` },
      files: [{ name: 'switch.png' }],
    });
    expect(await waysOf(bill)).toEqual([{ id: told?.id, with_link: true, by_id: null }]);
    const page = (await pageOf(bill, '?said=way')).body;
    expect(page).toContain('Thank you for telling us how.');
    expect(page).toContain('You told us how you found another way.');
  });

  it('ends what is under way where they say that it solved it, and not otherwise', async () => {
    const [bill, molly] = [await aCustomer(test, desk), await aCustomer(test, desk)];
    await send(bill, { found: how, solved: 'yes' });
    expect(await stateOf(bill)).toMatchObject({ state: 'ended', outcome: 'customer solved it' });
    await asPerson(test, desk.dana, (ctx) => proposeDone(ctx, { case: molly.caseId, text: 'Is it done?' }));
    await send(molly, { found: how });
    expect(await stateOf(molly)).toMatchObject({ state: 'done' });
    await send(molly, { found: how, solved: 'yes' });
    expect(await stateOf(molly)).toMatchObject({ state: 'ended', outcome: 'customer solved it' });
  });

  it('opens nothing again that is over, and takes back no word of how it ended', async () => {
    const bill = await aCustomer(test, desk);
    await asPerson(test, desk.dana, (ctx) => endCase(ctx, { case: bill.caseId, outcome: 'returned' }));
    await send(bill, { found: how, solved: 'yes' });
    expect(await stateOf(bill)).toMatchObject({ state: 'ended', outcome: 'returned' });
    expect(await waysOf(bill)).toHaveLength(1);
    expect((await pageOf(bill, '?found')).body).not.toContain('name="solved"');
  });

  it('is no contact, so that nobody counts it as one more that should not have been necessary', async () => {
    const bill = await aCustomer(test, desk);
    await send(bill, { found: how });
    const { rows } = await test.sql('select contacts, repeats from measured_needs where case_id = $1', [
      bill.caseId,
    ]);
    expect(rows).toEqual([{ contacts: 1, repeats: 0 }]);
  });

  it('is told once, however often the form is sent', async () => {
    const bill = await aCustomer(test, desk);
    for (const _ of [1, 2]) await send(bill, { found: how, key: 'the same' });
    expect(await waysOf(bill)).toHaveLength(1);
  });

  it.each([
    ['no words', { found: ' ', link: 'https://a.example/' }, 400, 'Please write what you did'],
    ['too many words', { found: 'x'.repeat(20_001) }, 400, 'Please write what you did'],
    [
      'an address that is none',
      { found: how, link: 'javascript:alert(1)' },
      400,
      'We could not read this address',
    ],
  ])('is not sent with %s, and what was written stays', async (_, fields, status, says) => {
    const bill = await aCustomer(test, desk);
    const sent = await send(bill, fields);
    expect(sent.statusCode).toBe(status);
    expect(sent.body).toContain(says);
    expect(sent.body).toContain('name="found"');
    if ('link' in fields) expect(sent.body).toContain(`value="${fields.link}"`);
    expect(await waysOf(bill)).toEqual([]);
  });

  it('has its form for whoever asks for it, and for whoever says that they found one', async () => {
    const bill = await aCustomer(test, desk);
    expect((await pageOf(bill)).body).toContain('?found#way');
    expect((await pageOf(bill)).body).not.toContain('name="found"');
    expect((await pageOf(bill, '?found')).body).toContain('name="found"');
    await asPerson(test, desk.dana, (ctx) => proposeDone(ctx, { case: bill.caseId, text: 'Is it done?' }));
    expect((await pageOf(bill)).body).toContain('#way">Tell us how you found another way</a>');
    expect((await pageOf(bill, '?said=found-another-way')).body).toContain('name="found"');
    const joined = renderPage(aView({ state: 'joined', due: null }), { proof: { token: 't', key: 'k' } });
    expect(joined.html).not.toContain('?found');
  });

  it('is asked for in their language', async () => {
    const proof = { token: 't', key: 'k' };
    const pages = ['de', 'es'].map((language) =>
      renderPage(aView({ language }), { proof, draft: { found: '' } }),
    );
    expect(pages.map(({ html }) => /<textarea name="found"/.test(html))).toEqual([true, true]);
    expect(pages[0]?.html).toContain('Ich habe einen anderen Weg gefunden');
    expect(pages[1]?.html).toContain('Encontré otra solución');
  });
});
