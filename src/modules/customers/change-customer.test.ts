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

  it('notes where they can be reached, too, once, as it is dialled where the desk is', async () => {
    const { customerId } = await aCase(desk, { address: 'dora@customers.example' });
    await aCase(desk, { address: 'eve@customers.example' });
    const reach = (reachedAt: string) =>
      desk.as(desk.dana, (ctx) => changeCustomer(ctx, { desk: desk.slug, customer: customerId, reachedAt }));
    for (const way of ['07700 900456', '+44 7700 900456', 'Dora.B@customers.example']) await reach(way);
    const { rows } = await test.sql(
      'select kind, address from contact_points where customer_id = $1 order by kind, address',
      [customerId],
    );
    expect(rows).toEqual([
      { kind: 'mail', address: 'dora.b@customers.example' },
      { kind: 'mail', address: 'dora@customers.example' },
      { kind: 'phone', address: '+447700900456' },
    ]);
    await expect(reach('eve@customers.example')).rejects.toMatchObject({ code: 'customer.address-taken' });
    await expect(reach('nowhere')).rejects.toMatchObject({ code: 'customer.address' });
  });

  it('is for who works on the desk, about its own customers', async () => {
    const { customerId } = await aCase(desk, { address: 'cleo@customers.example' });
    await expect(toSpanish(desk.sam, customerId)).rejects.toMatchObject({ code: 'desk.not-found' });
    await expect(toSpanish(desk.dana, uuid())).rejects.toMatchObject({ code: 'customer.not-found' });
  });
});
