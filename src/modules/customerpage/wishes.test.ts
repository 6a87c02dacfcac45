import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { addGateway } from '../conversations/gateway/gateways.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { changeCustomer } from '../customers/commands/change-customer.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { type Fields, sendForm } from './send-form.fixture.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;

beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const wish = (customer: Customer, fields: Fields) =>
  sendForm({ server, desk, customer }, 'wishes', { fields, urlencoded: true });
const viewOf = (customer: Customer) =>
  asCustomer(test, customer, (ctx) => customerPage(ctx, { reference: customer.reference }));
const wishesOf = async (customer: Customer) => (await viewOf(customer)).wishes;

describe('choosing how and when to hear', () => {
  it('is kept, shown, told to the case, and can be taken back', async () => {
    const bill = await aCustomer(test, desk);
    const response = await wish(bill, { way: 'mail', from: '22:00', until: '07:30' });
    expect(response.headers.location).toBe(`/page/${desk.slug}/${bill.reference}?said=wishes`);
    const view = await viewOf(bill);
    expect(view.wishes).toEqual({
      channel: 'mail',
      quiet: { from: '22:00', until: '07:30' },
      ways: ['mail'],
    });
    expect(view.messages[0]).toMatchObject({ kind: 'wishes chosen', from: { kind: 'you' }, text: null });
    const { entries, customer } = await asPerson(test, desk.dana, (ctx) =>
      caseView(ctx, { case: bill.caseId }),
    );
    expect(entries.at(-1)).toMatchObject({
      kind: 'wishes chosen',
      author: { kind: 'customer', name: 'Bill Ferris' },
      data: { wishedChannel: 'mail', quiet: { from: '22:00', until: '07:30' } },
    });
    expect(customer).toMatchObject({ wishedChannel: 'mail', quiet: { from: '22:00', until: '07:30' } });
    await wish(bill, { way: 'none', from: '', until: '' });
    expect(await wishesOf(bill)).toMatchObject({ channel: null, quiet: null });
  });

  it('shows what somebody of the desk noted', async () => {
    const bill = await aCustomer(test, desk);
    await asPerson(test, desk.dana, (ctx) =>
      changeCustomer(ctx, { desk: desk.slug, customer: bill.id, quiet: { from: '12:00', until: '14:00' } }),
    );
    expect(await wishesOf(bill)).toMatchObject({ quiet: { from: '12:00', until: '14:00' } });
  });

  it.each([
    ['one time alone', { from: '22:00', until: '' }],
    ['one time twice', { from: '22:00', until: '22:00' }],
    ['no times', { from: 'at night', until: '7' }],
  ])('asks again when there is %s, and keeps what was chosen', async (_, hours) => {
    const bill = await aCustomer(test, desk);
    const response = await wish(bill, { way: 'mail', ...hours });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('Please give two different times');
    expect(response.body).toContain('name="way" value="mail" checked');
    expect(response.body).toContain(`name="from" value="${hours.from}"`);
    expect(await wishesOf(bill)).toMatchObject({ channel: null, quiet: null });
  });

  it('refuses a way on which nothing reaches them, and what no form of the page sends', async () => {
    const bill = await aCustomer(test, desk);
    for (const way of ['text', 'phone']) expect((await wish(bill, { way })).statusCode).toBe(409);
    for (const way of ['pigeon', '']) expect((await wish(bill, { way })).statusCode).toBe(400);
    expect((await viewOf(bill)).messages).toHaveLength(1);
  });

  it('is done once, however often the form is sent', async () => {
    const bill = await aCustomer(test, desk);
    const fields = { way: 'mail', key: randomUUID() };
    for (const _ of [1, 2]) expect((await wish(bill, fields)).statusCode).toBe(303);
    expect((await viewOf(bill)).messages.filter(({ kind }) => kind === 'wishes chosen')).toHaveLength(1);
    // With other words under the same key it is another wish.
    await wish(bill, { ...fields, way: 'none' });
    expect(await wishesOf(bill)).toMatchObject({ channel: null });
  });
});

describe('the ways that are offered', () => {
  const reachedAt = (customer: Customer, number: string) =>
    test.sql(
      `insert into contact_points (desk_id, id, customer_id, kind, address)
       values ($1, gen_random_uuid(), $2, 'phone', $3)`,
      [desk.id, customer.id, number],
    );

  it('are those on which something reaches the customer', async () => {
    const [bill, ana] = [await aCustomer(test, desk), await aCustomer(test, desk)];
    await reachedAt(bill, '+447700900031');
    await reachedAt(ana, '+442071234567');
    // As long as no texts go out from the desk, none are promised.
    expect((await wishesOf(bill)).ways).toEqual(['mail', 'phone']);
    const connection = { format: 'standard' as const, url: 'https://texts.example' };
    await asPerson(test, desk.leo, (ctx) =>
      addGateway(ctx, { desk: desk.slug, number: '+441134960000', connection }),
    );
    expect((await wishesOf(bill)).ways).toEqual(['mail', 'text', 'phone']);
    expect((await wishesOf(ana)).ways).toEqual(['mail', 'phone']);
    expect((await wish(bill, { way: 'text' })).statusCode).toBe(303);
    expect((await wish(ana, { way: 'text' })).statusCode).toBe(409);
    expect((await wish(ana, { way: 'phone' })).statusCode).toBe(303);
    await test.sql(`update contact_points set texts_stopped_at = app.now() where address = '+447700900031'`);
    expect(await wishesOf(bill)).toMatchObject({ channel: 'text', ways: ['mail', 'phone'] });
    expect((await wish(bill, { way: 'text' })).statusCode).toBe(409);
  });
});
