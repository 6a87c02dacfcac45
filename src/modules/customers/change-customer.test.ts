import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { changeCustomer } from './commands/change-customer.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const toSpanish = (who: Desk['leo'], customer: string) =>
  desk.as(who, (ctx) => changeCustomer(ctx, { desk: desk.slug, customer, language: 'es' }));

describe('correcting a customer', () => {
  it('changes what is named and nothing else, and tells open screens of it without a word', async () => {
    const { customerId } = await aCase(desk, { address: 'ana@customers.example' });
    const customer = async () =>
      (await test.sql('select name, language, version from customers where id = $1', [customerId])).rows[0];
    const before = await customer();
    await toSpanish(desk.dana, customerId);
    expect(await customer()).toEqual({ ...before, language: 'es', version: before.version + 1 });
    const { rows } = await test.sql(`select data from events where name = 'customer.changed'`);
    expect(rows).toEqual([{ data: { customerId } }]);
  });

  it('is for who works on the desk, about its own customers', async () => {
    const { customerId } = await aCase(desk, { address: 'cleo@customers.example' });
    await expect(toSpanish(desk.sam, customerId)).rejects.toMatchObject({ code: 'desk.not-found' });
    await expect(toSpanish(desk.dana, uuid())).rejects.toMatchObject({ code: 'customer.not-found' });
  });
});
