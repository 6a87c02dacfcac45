import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { markExtraStep, thank } from './commands/extra-steps.ts';
import { extraStepsOfCase, extraStepsOfDesk } from './queries/extra-steps.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const around = 'Returns need the receipt';

async function taken(
  by = desk.dana,
  more: { minutes?: number; cost?: { minor: number; currency: string } } = {},
) {
  const { id: caseId } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  const { id } = await desk.as(by, (ctx) => markExtraStep(ctx, { case: caseId, around, ...more }));
  return { id, caseId };
}
const ofCase = async (caseId: string, who = desk.leo) =>
  (await desk.as(who, (ctx) => extraStepsOfCase(ctx, { case: caseId }))).items;
const thanks = (step: string, who = desk.leo, text?: string) =>
  desk.as(who, (ctx) => thank(ctx, { step, ...(text && { text }) }));

describe('an extra step', () => {
  it('is seen by the client on the case and in a list, with what it stepped around and what it cost', async () => {
    const { id, caseId } = await taken(desk.dana, { minutes: 25, cost: { minor: 640, currency: 'GBP' } });
    expect(await ofCase(caseId)).toMatchObject([
      {
        ...{ id, around, minutes: 25, cost: { minor: 640, currency: 'GBP' }, isOfClient: false, thanks: [] },
        by: { name: 'Dana Okafor', organization: 'Clearline' },
      },
    ]);
    const { items } = await desk.as(desk.leo, (ctx) => extraStepsOfDesk(ctx, { desk: desk.slug }));
    expect(items[0]).toMatchObject({ id, cost: { minor: 640 } });
  });

  it('costs nothing where nothing was said', async () => {
    const { caseId } = await taken();
    expect(await ofCase(caseId)).toMatchObject([{ minutes: null, cost: null }]);
  });

  it('is thanked by the client, once each, and whoever took it reads so on Today', async () => {
    const { id, caseId } = await taken();
    await thanks(id, desk.leo, 'That was kind.');
    expect(await ofCase(caseId)).toMatchObject([{ thanks: [{ by: 'Leo Brandt', text: 'That was kind.' }] }]);
    const named = await desk.as(desk.dana, async (ctx) => (await myMentions(ctx)).items);
    expect(named).toContainEqual(
      expect.objectContaining({
        kind: 'extra step thanked',
        by: 'Leo Brandt',
        text: 'That was kind.',
        caseId,
      }),
    );
    await expect(thanks(id)).rejects.toMatchObject({ code: 'extra-step.thanked' });
  });

  it('is thanked once where that is asked twice at the same moment', async () => {
    const { id } = await taken();
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let second: Promise<unknown> = Promise.resolve();
    await desk.as(desk.leo, async (ctx) => {
      await thank(ctx, { step: id });
      second = thanks(id).catch((error) => error);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    expect(await second).toMatchObject({ kind: 'conflict' });
  });

  it('of the client’s own people is thanked by those who work for it', async () => {
    const { id, caseId } = await taken(desk.leo);
    await expect(thanks(id)).rejects.toMatchObject({ code: 'extra-step.same-side' });
    await thanks(id, desk.tom);
    expect(await ofCase(caseId)).toMatchObject([
      { isOfClient: true, thanks: [{ by: 'Tom Hughes', text: null }] },
    ]);
  });

  it('is not thanked within a company, whatever the program says', async () => {
    const { id, caseId } = await taken();
    await expect(thanks(id, desk.tom)).rejects.toMatchObject({ code: 'extra-step.same-side' });
    const past = desk.as(desk.tom, async (ctx) => {
      const { id: entryId } = await markExtraStep(ctx, { case: caseId, around });
      await sql`insert into extra_step_thanks (desk_id, step_id, by_id, entry_id)
        values (${desk.id}, ${id}, ${desk.tom.id}, ${entryId})`.execute(ctx.db);
    });
    await expect(past).rejects.toThrow();
  });

  it('is never changed', async () => {
    const { id } = await taken();
    await thanks(id);
    for (const table of ['extra_steps', 'extra_step_thanks'])
      await expect(test.sql(`delete from ${table}`)).rejects.toThrow(/append-only/);
  });
});
