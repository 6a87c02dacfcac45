import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { aCallForm, type Fields, proofOf, sendForm } from './send-form.fixture.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;

beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const ask = (customer: Customer, fields: Fields = {}) =>
  sendForm({ server, desk, customer }, 'call', { fields: aCallForm(fields), urlencoded: true });
const withdraw = (customer: Customer, fields: Fields = {}) =>
  sendForm({ server, desk, customer }, 'no-call', { fields, urlencoded: true });
const viewOf = (customer: Customer) =>
  asCustomer(test, customer, (ctx) => customerPage(ctx, { reference: customer.reference }));
const windowOf = (fields: Fields) => {
  const [beginsAt, endsAt] = fields.window?.split('/') ?? [];
  return { beginsAt, endsAt };
};

describe('asking to be called', () => {
  it('is done in the window that was chosen, and read on the page from then on', async () => {
    const bill = await aCustomer(test, desk);
    const response = await ask(bill);
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe(`/page/${desk.slug}/${bill.reference}?said=call`);
    const view = await viewOf(bill);
    expect(view.call.asked).toEqual(windowOf(aCallForm()));
    expect(view.messages[0]).toMatchObject({
      ...{ kind: 'contact', channel: 'page', text: 'It hums.', from: { kind: 'you' } },
      window: windowOf(aCallForm()),
    });
  });

  it('needs no words', async () => {
    const bill = await aCustomer(test, desk);
    await ask(bill, { about: '  ' });
    expect((await viewOf(bill)).messages[0]).toMatchObject({ text: null, window: windowOf(aCallForm()) });
  });

  it('offers the numbers that are known, as they are dialled here', async () => {
    const bill = await aCustomer(test, desk);
    await ask(bill);
    const { numbers } = (await viewOf(bill)).call;
    expect(numbers).toMatchObject([{ number: '0113 496 0000' }]);
    const point = numbers[0]?.id ?? '';
    expect((await ask(bill, { number: '', point })).statusCode).toBe(303);
    await ask(bill, { number: '0113 496 0001', point });
    expect((await viewOf(bill)).call.numbers.map(({ number }) => number)).toEqual([
      '0113 496 0001',
      '0113 496 0000',
    ]);
  });

  it('is refused with a sentence where nobody can be rung at the number, and keeps what was written', async () => {
    const bill = await aCustomer(test, desk);
    const none: Fields[] = [{ number: 'at home' }, { number: '' }, { number: '', point: 'no id' }];
    for (const fields of none) {
      const response = await ask(bill, { ...fields, about: 'My own words' });
      expect(response.statusCode).toBe(400);
      expect(response.body).toContain('We could not read this number.');
      expect(response.body).toContain('My own words');
    }
    expect((await viewOf(bill)).call.asked).toBe(null);
  });

  it('is refused where the window is not offered, or there is none', async () => {
    const bill = await aCustomer(test, desk);
    const past = '2020-01-01T09:00:00.000Z/2020-01-01T11:00:00.000Z';
    expect((await ask(bill, { window: past })).statusCode).toBe(409);
    const unclear: Fields[] = [{ window: '' }, { window: 'x' }, { about: 'x'.repeat(2001) }];
    for (const fields of unclear) expect((await ask(bill, fields)).statusCode).toBe(400);
    expect((await viewOf(bill)).call.asked).toBe(null);
  });

  it('is done once, however often the form is sent', async () => {
    const bill = await aCustomer(test, desk);
    const proof = proofOf(bill, desk);
    for (const _ of [1, 2, 3]) expect((await ask(bill, proof)).statusCode).toBe(303);
    expect((await viewOf(bill)).messages.filter(({ window }) => window !== null)).toHaveLength(1);
  });

  it('opens a case again that was over', async () => {
    const bill = await aCustomer(test, desk);
    await asPerson(test, desk.dana, (ctx) => endCase(ctx, { case: bill.caseId, outcome: 'left' }));
    await ask(bill);
    expect(await viewOf(bill)).toMatchObject({ state: 'open', call: { asked: windowOf(aCallForm()) } });
  });

  it('is taken back once, and reads as that', async () => {
    const bill = await aCustomer(test, desk);
    await ask(bill);
    expect((await withdraw(bill)).headers.location).toMatch(/said=no-call$/);
    const view = await viewOf(bill);
    expect(view.call.asked).toBe(null);
    expect(view.messages[0]).toMatchObject({ kind: 'task withdrawn', from: { kind: 'you' } });
    expect((await withdraw(bill)).statusCode).toBe(409);
  });
});
