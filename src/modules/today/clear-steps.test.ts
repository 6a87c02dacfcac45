import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { clearSteps } from './commands/clear-steps.ts';
import { snooze } from './commands/snooze.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const old = async () =>
  (await test.sql('select app.desks_with_old_steps() as desk')).rows.map((row) => row.desk);
const kept = async () => (await test.sql('select from bulk_steps')).rows.length;
const snoozed = async () => {
  const { id } = await aCase(desk);
  await desk.as(desk.dana, (ctx) => snooze(ctx, { cases: [id], until: null }));
};

describe('what was done to several cases', () => {
  it('is kept while it can be read and undone, and then forgotten by its desk alone', async () => {
    await snoozed();
    expect([await old(), await desk.asDesk(clearSteps), await kept()]).toEqual([[], 0, 1]);

    await test.advance('1 hour');
    await snoozed();
    expect(await old()).toEqual([desk.id]);
    await expect(desk.as(desk.leo, clearSteps)).rejects.toThrow();
    expect([await desk.asDesk(clearSteps), await kept(), await old()]).toEqual([1, 1, []]);
  });
});
