import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { answer, asked } from './fixtures.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

describe('accepting a task', () => {
  it('says by when, where it is accepted', async () => {
    const { id } = await asked(desk);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: '2030-12-09' }));
    expect(await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({
      state: 'accepted',
      expectedOn: '2030-12-09',
    });
  });

  it('is by a day: the one that was said, or else the one of when it is needed, as the line says', async () => {
    const { theCase, id } = await asked(desk);
    await expect(desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted' }))).rejects.toMatchObject({
      code: 'task.date',
    });
    const due = '2030-12-09T23:30:00.000Z';
    await test.sql('update tasks set due = $2 where id = $1', [id, due]);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted' }));
    expect(await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({
      expectedOn: '2030-12-09',
      stop: 'unknown',
    });
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(entries.at(-1)?.data).toEqual({ expectedOn: '2030-12-09', isAsAsked: true });
  });

  it('says of a day that it is the one asked for, also where it is named', async () => {
    const { theCase, id } = await asked(desk, 'thirdParty', '2030-12-09T23:30:00.000Z');
    const { zone } = await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }));
    expect(zone).toBe('Europe/London');
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: '2030-12-09' }));
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(entries.at(-1)?.data).toEqual({ expectedOn: '2030-12-09', isAsAsked: true });
  });

  it('is never by a day that is over by the clock of the desk, named or asked for', async () => {
    await test.sql(`update desks set zone = 'Pacific/Kiritimati' where id = $1`, [desk.id]);
    const there = Temporal.Now.zonedDateTimeISO('Pacific/Kiritimati').toPlainDate();
    const { id } = await asked(desk);
    const accept = (expectedOn?: string) =>
      desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted', ...(expectedOn && { expectedOn }) }));
    const isOver = { code: 'task.day-over' };
    await expect(accept(there.subtract({ days: 1 }).toString())).rejects.toMatchObject(isOver);
    await test.sql(`update tasks set due = now() - interval '2 days' where id = $1`, [id]);
    await expect(accept()).rejects.toMatchObject(isOver);
    await accept(there.add({ days: 1 }).toString());
  });

  it('is by a day in the database itself', async () => {
    const { id } = await asked(desk);
    await expect(test.sql(`update tasks set state = 'accepted' where id = $1`, [id])).rejects.toMatchObject({
      constraint: 'accepted_by_a_day',
    });
  });
});
