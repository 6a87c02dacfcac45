import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
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

describe('what was put aside', () => {
  const rests = async () => (await test.sql('select case_id from snoozes')).rows.map((row) => row.case_id);

  it('is kept while it rests, and cleared by its desk a day after it came back', async () => {
    await test.sql('truncate bulk_steps');
    const [answered, timed, waits] = [await aCase(desk), await aCase(desk), await aCase(desk)];
    await test.sql(
      `insert into snoozes (desk_id, person_id, case_id, until, seen)
       values ($1, $2, $3, null, 1), ($1, $2, $4, null, 1), ($1, $2, $5, app.now() + interval '2 hours', 1)`,
      [desk.id, desk.dana.id, answered.id, waits.id, timed.id],
    );
    await test.advance('1 hour');
    const answer = { caseId: answered.id, customerId: answered.customerId, channel: 'page' as const };
    await desk.asDesk((ctx) => receiveContact(ctx, { ...answer, text: 'Any news?', files: [] }));
    await test.advance('23 hours');
    expect([await old(), await desk.asDesk(clearSteps), (await rests()).length]).toEqual([[], 0, 3]);

    await test.advance('4 hours');
    expect(await old()).toEqual([desk.id]);
    expect([await desk.asDesk(clearSteps), await rests(), await old()]).toEqual([2, [waits.id], []]);
  });
});
