import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { caseView, say } from '../conversations/index.ts';
import { aCall, aCaseOf, ask, callsOf, windowAt } from './calls.fixture.ts';
import { askForCall, withdrawCall } from './commands/ask-for-call.ts';
import { custodyOf } from './fixtures.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string) => desk.as(desk.priya, (ctx) => caseView(ctx, { case: id }));

describe('a customer who asks to be called', () => {
  it('asks the owner of their case, who rings in the window that they chose', async () => {
    const { theCase, taskId } = await aCall(test, desk);
    expect(await callsOf(test, theCase.id)).toMatchObject([
      {
        state: 'asked',
        person_id: theCase.ownerId,
        engagement_id: desk.engagements.provider,
        in_time: true,
        asked_by_id: null,
      },
    ]);
    expect(await desk.as(desk.priya, (ctx) => oneTask(ctx, { task: taskId }))).toMatchObject({
      ...{ kind: 'call', askedBy: 'Bill Navarro', request: 'It hums.' },
      call: { ...windowAt(0), number: '+441134960000' },
    });
  });

  it('is a contact like any other, and asks with it', async () => {
    const { theCase, taskId } = await aCall(test, desk);
    const { entries } = await view(theCase.id);
    expect(entries.at(-1)).toMatchObject({
      ...{
        kind: 'contact',
        audience: 'customer',
        channel: 'page',
        taskId,
        text: 'It hums.',
        data: windowAt(0),
      },
      author: { kind: 'customer' },
    });
    expect(await custodyOf(test, theCase.id, 'collected')).toHaveLength(2);
  });

  it('hears by the end of the window at the latest, and never later than before', async () => {
    const { theCase } = await aCall(test, desk);
    const last = await aCaseOf(desk, 'far');
    const before = (await view(last.id)).due ?? '';
    await ask(desk, last, windowAt(-1));
    const { due, entries } = await view(last.id);
    expect((await view(theCase.id)).due).toBe([theCase.due, windowAt(0).endsAt].sort()[0]);
    expect(due).toBe(before);
    expect(entries.at(-1)?.due).toBe(before);
  });

  it('on a case that is over opens it again, and hears by the end of the window', async () => {
    const theCase = await aCaseOf(desk, 'again');
    await desk.as(desk.priya, (ctx) => endCase(ctx, { case: theCase.id, outcome: 'left' }));
    await ask(desk, theCase, windowAt(-1));
    expect(await view(theCase.id)).toMatchObject({ state: 'open', due: windowAt(-1).endsAt });
  });

  it('keeps a number that they write down, as the country of the desk dials it', async () => {
    const { theCase } = await aCall(test, desk);
    const points = (await view(theCase.id)).customer.contactPoints.filter(({ kind }) => kind === 'phone');
    expect(points).toMatchObject([{ address: '+441134960000' }]);
    const [point] = points;
    await ask(desk, theCase, { number: { known: point?.id ?? '' } });
    await ask(desk, theCase);
    expect((await view(theCase.id)).customer.contactPoints).toHaveLength(2);
  });

  it('cannot be rung at what is no number, nor at somebody else’s', async () => {
    const [mine, other] = [await aCaseOf(desk, 'mine'), await aCall(test, desk)];
    await expect(ask(desk, mine, { number: { written: 'at home' } })).rejects.toMatchObject({
      code: 'call.number',
    });
    const theirs = (await view(other.theCase.id)).customer.contactPoints.find(({ kind }) => kind === 'phone');
    await expect(ask(desk, mine, { number: { known: theirs?.id ?? '' } })).rejects.toMatchObject({
      code: 'call.number-gone',
    });
  });

  it('chooses from what the desk offers', async () => {
    const theCase = await aCaseOf(desk, 'night');
    const { beginsAt } = windowAt(-1);
    const endsAt = Temporal.Instant.from(beginsAt)
      .add({ minutes: 5 })
      .toString({ fractionalSecondDigits: 3 });
    await expect(ask(desk, theCase, { beginsAt, endsAt })).rejects.toMatchObject({ code: 'call.window' });
    expect(await callsOf(test, theCase.id)).toEqual([]);
  });

  it('chooses another time, and waits for one call', async () => {
    const { theCase } = await aCall(test, desk);
    await ask(desk, theCase, windowAt(1));
    expect((await callsOf(test, theCase.id)).map(({ state }) => state)).toEqual(['withdrawn', 'asked']);
  });

  it('hears by the end of the later window, where only the earlier one had brought the next word nearer', async () => {
    const theCase = await aCaseOf(desk, 'later');
    const nextWordBy = Temporal.Instant.from(windowAt(-1).endsAt)
      .add({ hours: 24 })
      .toString({ fractionalSecondDigits: 3 });
    await desk.as(desk.priya, (ctx) =>
      say(ctx, { case: theCase.id, audience: 'customer', text: 'We look.', nextWordBy }),
    );
    const dueOf = async () => (await view(theCase.id)).due;
    await ask(desk, theCase, windowAt(-2));
    expect(await dueOf()).toBe(windowAt(-2).endsAt);
    await ask(desk, theCase, windowAt(-1));
    expect(await dueOf()).toBe(windowAt(-1).endsAt);
    await ask(desk, theCase, windowAt(-2));
    expect(await dueOf()).toBe(windowAt(-2).endsAt);
  });

  it('never hears later than they were told before they asked for the first time', async () => {
    const theCase = await aCaseOf(desk, 'told');
    const nextWordBy = Temporal.Instant.from(windowAt(-1).beginsAt).toString({ fractionalSecondDigits: 3 });
    await desk.as(desk.priya, (ctx) =>
      say(ctx, { case: theCase.id, audience: 'customer', text: 'We look.', nextWordBy }),
    );
    for (const [place, due] of [
      [0, windowAt(0).endsAt],
      [-1, nextWordBy],
      [1, windowAt(1).endsAt],
      [-1, nextWordBy],
    ] as const) {
      await ask(desk, theCase, windowAt(place));
      expect((await view(theCase.id)).due).toBe(due);
    }
  });

  it('asks once where two pages ask at the same time', async () => {
    const { id: caseId, customerId } = await aCaseOf(desk, 'twice');
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let second: Promise<unknown> = Promise.resolve();
    await desk.asDesk(async (ctx) => {
      const wish = { ...windowAt(0), number: { written: '0113 496 0000' }, text: '' };
      await askForCall(ctx, { caseId, customerId, ...wish });
      const another = { ...windowAt(1), number: { written: '0113 496 0001' } };
      second = ask(desk, { id: caseId, customerId }, another).catch((error) => error);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    expect(await second).toMatchObject({ code: 'call.asked' });
    expect(await callsOf(test, caseId)).toMatchObject([{ state: 'asked' }]);
  });

  it('says that it is not needed any more, and is told so on their line', async () => {
    const { theCase, taskId } = await aCall(test, desk);
    const { due } = await view(theCase.id);
    const withdraw = () =>
      desk.asDesk((ctx) => withdrawCall(ctx, { caseId: theCase.id, customerId: theCase.customerId }));
    await withdraw();
    expect(await callsOf(test, theCase.id)).toMatchObject([{ state: 'withdrawn' }]);
    const after = await view(theCase.id);
    expect(after.due).toBe(due);
    expect(after.entries.at(-1)).toMatchObject({ kind: 'task withdrawn', audience: 'customer', taskId });
    await expect(withdraw()).rejects.toMatchObject({ code: 'call.none' });
  });
});
