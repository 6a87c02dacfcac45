import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { chooseWishes } from './commands/choose-wishes.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const night = { from: '22:00', until: '07:00' };
const wishes = { wishedChannel: 'mail' as const, quiet: night };
const viewOf = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

describe('a customer who chooses how and when to hear', () => {
  it('changes what the desk knows of them, tells open screens, and moves no time', async () => {
    const { id: caseId, customerId } = await aCase(desk, { address: 'ana@customers.example' });
    const before = await viewOf(caseId);
    const { entryId } = await desk.asDesk((ctx) => chooseWishes(ctx, { caseId, customerId, ...wishes }));
    const after = await viewOf(caseId);
    expect(after.customer).toMatchObject(wishes);
    expect(after.due).toBe(before.due);
    expect(after.entries.at(-1)).toMatchObject({ id: entryId, kind: 'wishes chosen', data: wishes });
    const { rows } = await test.sql(`select data from events where name = 'customer.changed'`);
    expect(rows).toEqual([{ data: { customerId } }]);
  });

  it('does so on their own case, by ways that there are, with hours that end', async () => {
    const [ana, cleo] = [
      await aCase(desk, { address: 'ana2@customers.example' }),
      await aCase(desk, { address: 'cleo@customers.example' }),
    ];
    const choose = (customerId: string, more: object = {}) =>
      desk.asDesk((ctx) => chooseWishes(ctx, { caseId: ana.id, customerId, ...wishes, ...more }));
    await expect(choose(cleo.customerId)).rejects.toMatchObject({ code: 'case.other-customer' });
    await expect(choose(ana.customerId, { wishedChannel: 'text' })).rejects.toMatchObject({
      code: 'wishes.no-way',
    });
    await expect(choose(ana.customerId, { quiet: { from: '22:00', until: '22:00' } })).rejects.toMatchObject({
      code: 'customer.never-quiet',
    });
    expect((await viewOf(ana.id)).entries).toHaveLength(1);
  });
});
