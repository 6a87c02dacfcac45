import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { learn } from './commands/learn.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const note = (who: Desk['leo'], customer: string) =>
  desk.as(who, (ctx) => learn(ctx, { desk: desk.slug, customer, text: 'Prefers a call after 18:00' }));

const told = async () =>
  (await test.sql(`select desk_id, data from events where name = 'customer.fact-learnt'`)).rows;

describe('learning about a customer', () => {
  it('keeps what was learnt and by whom, and tells open screens of it without a word', async () => {
    const { customerId } = await aCase(desk);
    const { id } = await note(desk.dana, customerId);
    const { rows } = await test.sql('select text, learnt_by_id, organization_id from facts where id = $1', [
      id,
    ]);
    expect(rows).toEqual([
      {
        text: 'Prefers a call after 18:00',
        learnt_by_id: desk.dana.id,
        organization_id: desk.dana.organizationId,
      },
    ]);
    expect(await told()).toEqual([{ desk_id: desk.id, data: { customerId, factId: id } }]);
  });

  it('replaces what is known about the same customer, and nothing else', async () => {
    const { customerId } = await aCase(desk, { address: 'cleo@customers.example' });
    const { customerId: another } = await aCase(desk, { address: 'dirk@customers.example' });
    const correct = (customer: string, replacesId: string) =>
      desk.as(desk.dana, (ctx) =>
        learn(ctx, { desk: desk.slug, customer, text: 'Prefers mail', replacesId }),
      );
    const { id } = await note(desk.dana, customerId);
    await correct(customerId, id);
    for (const [customer, fact] of [
      [another, id],
      [customerId, uuid()],
    ] as const)
      await expect(correct(customer, fact)).rejects.toMatchObject({ code: 'fact.not-found' });
  });

  it('is for who works on the desk, about its own customers', async () => {
    const { customerId } = await aCase(desk, { address: 'ana@customers.example' });
    const before = (await told()).length;
    await expect(note(desk.sam, customerId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(note(desk.dana, uuid())).rejects.toMatchObject({ code: 'customer.not-found' });
    expect(await told()).toHaveLength(before);
  });
});
