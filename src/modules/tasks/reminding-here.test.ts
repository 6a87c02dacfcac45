import { beforeAll, describe, expect, it } from 'vitest';
import { asInstant } from '../../platform/time/instant.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { moveTask } from './commands/move-task.ts';
import { remindAsked } from './commands/remind-asked.ts';
import { takeTaskBack } from './commands/take-task-back.ts';
import { answer, asked, lineOf } from './fixtures.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const now = async () => {
  const { rows } = await test.sql('select app.now() as now');
  return Temporal.Instant.from(new Date(rows[0].now).toISOString());
};
const inHours = async (hours: number) => asInstant((await now()).add({ hours }));
const inDays = async (days: number) =>
  (await now()).toZonedDateTimeISO('Europe/London').toPlainDate().add({ days }).toString();
const later = async (interval: string) => {
  await test.advance(interval);
  while ((await desk.asDesk((ctx) => remindAsked(ctx))) > 0);
};
/** To some minutes from the beginning of a day, at the clock of the desk. */
const laterOn = async (day: string, minutes: number) => {
  const begins = Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').toInstant();
  await later(`${Math.ceil((await now()).until(begins).total('minutes')) + minutes} minutes`);
};
const remindersOn = async (caseId: string) =>
  (await lineOf(desk, caseId)).filter(({ kind }) => kind === 'task reminded');
const told = async (who: Desk['leo'], caseId: string) =>
  (await desk.as(who, myMentions)).items.filter((one) => one.caseId === caseId).map(({ kind }) => kind);

describe('whoever is asked and works on the desk', () => {
  it('is reminded where notes that name them stand: before it is due, and once it is, and no more', async () => {
    const { id, theCase } = await asked(desk, 'client', await inHours(4));
    await later('1 hour');
    expect(await told(desk.leo, theCase.id)).toEqual([]);
    await later('2 hours');
    await later('30 minutes');
    expect(await told(desk.leo, theCase.id)).toEqual(['task reminded']);
    expect(await remindersOn(theCase.id)).toMatchObject([{ audience: 'companies', taskId: id }]);
    await later('1 hour');
    await later('20 days');
    expect(await told(desk.leo, theCase.id)).toEqual(['task reminded', 'task reminded']);
    expect(await told(desk.dana, theCase.id)).toEqual([]);
  });

  it('is reminded of what it accepted on the morning of its day and once that is over, each once', async () => {
    const { id, theCase } = await asked(desk, 'client');
    const expectedOn = await inDays(3);
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn }));
    await laterOn(expectedOn, -5);
    expect(await remindersOn(theCase.id)).toHaveLength(0);
    await laterOn(expectedOn, 5);
    await laterOn(expectedOn, 600);
    expect(await told(desk.leo, theCase.id)).toEqual(['task reminded']);
    await laterOn(expectedOn, 24 * 60 + 5);
    await later('10 days');
    expect(await told(desk.leo, theCase.id)).toEqual(['task reminded', 'task reminded']);
  });

  it('is reminded by the day that it said last', async () => {
    const { id, theCase } = await asked(desk, 'client');
    const [first, moved] = [await inDays(2), await inDays(9)];
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: first }));
    await desk.as(desk.leo, (ctx) => moveTask(ctx, { task: id, expectedOn: moved, text: 'Later.' }));
    await laterOn(moved, -5);
    expect(await remindersOn(theCase.id)).toHaveLength(0);
    await laterOn(moved, 5);
    expect(await remindersOn(theCase.id)).toHaveLength(1);
  });

  it('is not reminded on the day on which it says that it is done today, but once that is over', async () => {
    const { id, theCase } = await asked(desk, 'client', await inHours(4));
    const expectedOn = await inDays(0);
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn }));
    await laterOn(expectedOn, 24 * 60 - 5);
    expect(await remindersOn(theCase.id)).toHaveLength(0);
    await laterOn(expectedOn, 24 * 60 + 5);
    expect(await remindersOn(theCase.id)).toHaveLength(1);
  });

  it('is not reminded of what it has done or need not do', async () => {
    const done = await asked(desk, 'client', await inHours(4));
    const back = await asked(desk, 'client', await inHours(4));
    await desk.as(desk.leo, (ctx) => answer(ctx, done.id, { state: 'done' }));
    await desk.as(desk.dana, (ctx) => takeTaskBack(ctx, { task: back.id }));
    await later('20 days');
    for (const { theCase } of [done, back]) expect(await remindersOn(theCase.id)).toEqual([]);
  });

  it('is reminded of what anybody of its company is asked where it leads, and never whoever asks', async () => {
    const { theCase } = await asked(desk, 'provider', await inHours(4));
    await later('3 hours');
    expect(await told(desk.tom, theCase.id)).toEqual([]);
    expect(await told(desk.priya, theCase.id)).toEqual(['task reminded']);
    expect(await told(desk.dana, theCase.id)).toEqual([]);
  });
});

describe('a third party with an account', () => {
  it('finds the reminder with what it is asked, and nothing else of the case', async () => {
    const { id, theCase } = await asked(desk, 'thirdParty', await inHours(4));
    await later('3 hours');
    const task = await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }));
    expect(task.entries.map(({ kind }) => kind)).toEqual(['task asked', 'task reminded']);
    expect(await remindersOn(theCase.id)).toMatchObject([{ audience: 'task' }]);
    expect((await desk.as(desk.sam, myMentions)).items).toEqual([]);
  });
});
