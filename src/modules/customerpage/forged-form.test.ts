import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFormToken } from '../../platform/http/form-token.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { proposeDone } from '../conversations/commands/finish.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { aCallForm, type Fields, proofOf, type Sending, sendForm } from './send-form.fixture.ts';
import { customerPage, type PageView } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;

beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const send = (customer: Customer, kind: string, sending: Sending) =>
  sendForm({ server, desk, customer }, kind, sending);
const viewOf = (customer: Customer) =>
  asCustomer(test, customer, (ctx) => customerPage(ctx, { reference: customer.reference }));
const wordsOf = async (customer: Customer) =>
  (await viewOf(customer)).messages.filter(({ kind }) => kind === 'contact').map(({ text }) => text);
const aWishForm = { way: 'mail', from: '22:00', until: '07:00' };
const proposed = async () => {
  const customer = await aCustomer(test, desk);
  await asPerson(test, desk.dana, (ctx) => proposeDone(ctx, { case: customer.caseId, text: 'Is it done?' }));
  return customer;
};

describe('a form that did not come from the page of its customer', () => {
  const other = () => aCustomer(test, desk);

  it.each([
    ['a missing token', async () => ({ fields: { token: '' } })],
    [
      'a forged token',
      async () => ({
        fields: { token: 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      }),
    ],
    ["another customer's token", async () => ({ fields: { token: proofOf(await other(), desk).token } })],
    [
      'a token of another desk',
      async (bill: Customer) => ({ fields: { token: newFormToken(bill.token, 'elsewhere') } }),
    ],
    ['another site', async () => ({ headers: { 'sec-fetch-site': 'cross-site' } })],
    ['a sister site', async () => ({ headers: { 'sec-fetch-site': 'same-site' } })],
    ['another origin', async () => ({ headers: { origin: 'https://evil.test' } })],
  ] as [string, (bill: Customer) => Promise<Sending>][])(
    'is refused with a sentence, and does nothing: %s',
    async (_, forging) => {
      const bill = await proposed();
      const { fields, ...rest } = await forging(bill);
      const before = await viewOf(bill);
      const wishes: [string, Fields][] = [
        ['messages', { text: 'FORGED' }],
        ['rhythm', { value: 'daily' }],
        ['wishes', aWishForm],
        ['answer', { value: 'solved' }],
        ['call', aCallForm()],
        ['no-call', {}],
        ['stop', { task: randomUUID() }],
        ['date', { of: 'told', on: '2030-01-01', wish: 'FORGED' }],
        ['person', { wish: 'FORGED' }],
        ['way', { found: 'FORGED' }],
      ];
      for (const [kind, wish] of wishes) {
        const response = await send(bill, kind, { fields: { ...wish, ...fields }, ...rest });
        expect(response.statusCode).toBe(403);
        expect(response.body).toContain('This was not done');
        expect(response.body).not.toContain('FORGED');
      }
      const after = await viewOf(bill);
      const still = (view: PageView) => ({ ...view, now: '', call: view.call.asked });
      expect(still(after)).toEqual(still(before));
    },
  );

  it('is refused before a file of it is read', async () => {
    const bill = await aCustomer(test, desk);
    const files = [{ name: 'x', content: Buffer.alloc(1000) }];
    const sending = { fields: { text: 'My words' }, files };
    expect((await send(bill, 'messages', { ...sending, filesFirst: true })).statusCode).toBe(403);
    expect((await send(bill, 'messages', sending)).statusCode).toBe(303);
  });

  it.each(['messages', 'rhythm', 'wishes', 'answer', 'call', 'no-call', 'stop', 'date', 'person', 'way'])(
    'is nothing to who has no link, or an ended one: %s',
    async (kind) => {
      const bill = await aCustomer(test, desk);
      for (const cookies of [{}, { [`page-${desk.slug}`]: 'a'.repeat(43) }]) {
        expect((await send(bill, kind, { fields: { text: 'x', value: 'daily' }, cookies })).statusCode).toBe(
          404,
        );
      }
    },
  );

  it("does not reach another customer's case", async () => {
    const [bill, molly] = [await proposed(), await proposed()];
    const trespass = { ...bill, reference: molly.reference };
    const wishes: [string, Fields][] = [
      ['messages', { text: 'x' }],
      ['rhythm', { value: 'daily' }],
      ['wishes', aWishForm],
      ['answer', { value: 'solved' }],
      ['call', aCallForm()],
      ['no-call', {}],
      ['stop', { task: randomUUID() }],
      ['date', { of: 'told', on: '2030-01-01' }],
      ['person', {}],
      ['way', { found: 'x' }],
    ];
    for (const [kind, fields] of wishes)
      expect((await send(trespass, kind, { fields })).statusCode).toBe(404);
    expect(await viewOf(molly)).toMatchObject({ state: 'done', rhythm: null, call: { asked: null } });
    expect((await viewOf(molly)).wishes).toMatchObject({ channel: null, quiet: null });
    expect(await wordsOf(molly)).toHaveLength(1);
  });

  it('is believed from browsers that name no site, as our own pages hide their origin', async () => {
    const bill = await aCustomer(test, desk);
    const headers = { origin: 'null' };
    expect(
      (await send(bill, 'messages', { fields: { text: 'From an old browser' }, headers })).statusCode,
    ).toBe(303);
  });
});
