import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { caseView } from '../conversations/index.ts';
import { callWindows } from './call-windows.ts';
import { askForCall, type CallWish, withdrawCall } from './commands/ask-for-call.ts';
import { settleCalls } from './commands/settle-calls.ts';
import type { CallWindow } from './contract.ts';
import { answer, custodyOf } from './fixtures.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
let windows: CallWindow[];
beforeAll(async () => {
  desk = await aDesk(test);
  const calendar = { zone: 'Europe/London', hours: { always: true } as const, holidays: [] };
  windows = callWindows(Temporal.Now.instant(), calendar);
});

const windowAt = (place: number): CallWindow => {
  const window = windows.at(place);
  if (!window) throw new Error('no such window');
  return window;
};
const written = { number: { written: '0113 496 0000' }, text: 'It hums.' };

const ask = (
  { id: caseId, customerId }: { id: string; customerId: string },
  wish: Partial<CallWish> = {},
): Promise<{ entryId: string }> =>
  desk.asDesk((ctx) => askForCall(ctx, { caseId, customerId, ...windowAt(0), ...written, ...wish }));

const aCaseOf = (name: string) => aCase(desk, { address: `${name}-${randomUUID()}@customers.example` });
const view = (id: string) => desk.as(desk.priya, (ctx) => caseView(ctx, { case: id }));

async function callsOf(caseId: string) {
  const { rows } = await test.sql(
    `select t.id, t.state, t.person_id, t.organization_id, t.engagement_id, t.asked_by_id, t.due = t.begins_at as in_time
     from tasks t where t.case_id = $1 order by t.id`,
    [caseId],
  );
  return rows;
}

/** A case on which a call is asked, and the task of it. */
async function aCall(wish: Partial<CallWish> = {}) {
  const theCase = await aCaseOf('called');
  await ask(theCase, wish);
  const [task] = await callsOf(theCase.id);
  const owner =
    theCase.ownerId === desk.tom.id ? desk.tom : theCase.ownerId === desk.dana.id ? desk.dana : desk.priya;
  return { theCase, taskId: task.id as string, owner };
}

describe('a customer who asks to be called', () => {
  it('asks the owner of their case, who rings in the window that they chose', async () => {
    const { theCase, taskId } = await aCall();
    expect(await callsOf(theCase.id)).toMatchObject([
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
    const { theCase, taskId } = await aCall();
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
    const { theCase } = await aCall();
    const last = await aCaseOf('far');
    const before = (await view(last.id)).due ?? '';
    await ask(last, windowAt(-1));
    const { due, entries } = await view(last.id);
    expect((await view(theCase.id)).due).toBe([before, windowAt(0).endsAt].sort()[0]);
    expect(due).toBe(before);
    expect(entries.at(-1)?.due).toBe(before);
  });

  it('on a case that is over opens it again, and hears by the end of the window', async () => {
    const theCase = await aCaseOf('again');
    await desk.as(desk.priya, (ctx) => endCase(ctx, { case: theCase.id, outcome: 'left' }));
    await ask(theCase, windowAt(-1));
    expect(await view(theCase.id)).toMatchObject({ state: 'open', due: windowAt(-1).endsAt });
  });

  it('keeps a number that they write down, as the country of the desk dials it', async () => {
    const { theCase } = await aCall();
    const points = (await view(theCase.id)).customer.contactPoints.filter(({ kind }) => kind === 'phone');
    expect(points).toMatchObject([{ address: '+441134960000' }]);
    const [point] = points;
    await ask(theCase, { number: { known: point?.id ?? '' } });
    await ask(theCase);
    expect((await view(theCase.id)).customer.contactPoints).toHaveLength(2);
  });

  it('cannot be rung at what is no number, nor at somebody else’s', async () => {
    const [mine, other] = [await aCaseOf('mine'), await aCall()];
    await expect(ask(mine, { number: { written: 'at home' } })).rejects.toMatchObject({
      code: 'call.number',
    });
    const theirs = (await view(other.theCase.id)).customer.contactPoints.find(({ kind }) => kind === 'phone');
    await expect(ask(mine, { number: { known: theirs?.id ?? '' } })).rejects.toMatchObject({
      code: 'call.number-gone',
    });
  });

  it('chooses from what the desk offers', async () => {
    const theCase = await aCaseOf('night');
    const { beginsAt } = windowAt(-1);
    const endsAt = Temporal.Instant.from(beginsAt)
      .add({ minutes: 5 })
      .toString({ fractionalSecondDigits: 3 });
    await expect(ask(theCase, { beginsAt, endsAt })).rejects.toMatchObject({ code: 'call.window' });
    expect(await callsOf(theCase.id)).toEqual([]);
  });

  it('chooses another time, and waits for one call', async () => {
    const { theCase } = await aCall();
    await ask(theCase, windowAt(1));
    expect((await callsOf(theCase.id)).map(({ state }) => state)).toEqual(['withdrawn', 'asked']);
  });

  it('says that it is not needed any more, and is told so on their line', async () => {
    const { theCase, taskId } = await aCall();
    const { due } = await view(theCase.id);
    const withdraw = () =>
      desk.asDesk((ctx) => withdrawCall(ctx, { caseId: theCase.id, customerId: theCase.customerId }));
    await withdraw();
    expect(await callsOf(theCase.id)).toMatchObject([{ state: 'withdrawn' }]);
    const after = await view(theCase.id);
    expect(after.due).toBe(due);
    expect(after.entries.at(-1)).toMatchObject({ kind: 'task withdrawn', audience: 'customer', taskId });
    await expect(withdraw()).rejects.toMatchObject({ code: 'call.none' });
  });
});

describe('a call that was asked', () => {
  it('goes along with the case when it is handed off', async () => {
    const { theCase, owner } = await aCall();
    const to = owner === desk.dana ? desk.tom : desk.dana;
    const offer = await desk.as(owner, (ctx) =>
      offerHandOff(ctx, { case: theCase.id, toId: to.id, situation: 'Mine no longer.' }),
    );
    await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff: offer.id }));
    expect(await callsOf(theCase.id)).toMatchObject([{ person_id: to.id, state: 'asked' }]);
    const back = await desk.as(to, (ctx) =>
      offerHandOff(ctx, { case: theCase.id, toId: desk.leo.id, situation: 'Yours.' }),
    );
    await desk.as(desk.leo, (ctx) => acceptHandOff(ctx, { handOff: back.id }));
    expect(await callsOf(theCase.id)).toMatchObject([
      {
        person_id: desk.leo.id,
        organization_id: desk.leo.organizationId,
        engagement_id: desk.engagements.client,
      },
    ]);
  });

  it('is done when a call is noted that reached the customer, and no other', async () => {
    const { theCase, taskId, owner } = await aCall();
    const note = (call: { direction: 'in' | 'out'; reached: boolean; text?: string }) =>
      desk.as(owner, (ctx) => noteCall(ctx, { case: theCase.id, ...call }));
    await note({ direction: 'out', reached: false });
    await note({ direction: 'in', reached: false });
    expect(await desk.asDesk(settleCalls)).toBe(0);
    await note({ direction: 'out', reached: true, text: 'It hums no more.' });
    expect(await desk.asDesk(settleCalls)).toBe(1);
    expect(await desk.asDesk(settleCalls)).toBe(0);
    expect(await callsOf(theCase.id)).toMatchObject([{ state: 'done' }]);
    expect((await view(theCase.id)).entries.at(-1)).toMatchObject({ kind: 'task done', taskId });
  });

  it('does not take a call for made that was noted before it was asked', async () => {
    const theCase = await aCaseOf('rung');
    await desk.as(desk.priya, (ctx) =>
      noteCall(ctx, { case: theCase.id, direction: 'out', reached: true, text: 'It hums.' }),
    );
    await ask(theCase);
    expect(await desk.asDesk(settleCalls)).toBe(0);
  });

  it('is not to be made where the case has ended', async () => {
    const { theCase } = await aCall();
    await desk.as(desk.priya, (ctx) => endCase(ctx, { case: theCase.id, outcome: 'left' }));
    await desk.asDesk(settleCalls);
    expect(await callsOf(theCase.id)).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('goes on in the case to which its own was joined, unless the customer is called about that one', async () => {
    const address = `${randomUUID()}@customers.example`;
    const [first, second, lead] = [
      await aCase(desk, { address }),
      await aCase(desk, { address }),
      await aCase(desk, { address }),
    ];
    const join = (from: string) => desk.as(desk.priya, (ctx) => joinCases(ctx, { case: from, to: lead.id }));
    await ask(first);
    await join(first.id);
    await desk.asDesk(settleCalls);
    expect(await callsOf(first.id)).toMatchObject([{ state: 'withdrawn' }]);
    const [task] = await callsOf(lead.id);
    expect(task).toMatchObject({ state: 'asked', person_id: lead.ownerId });
    expect(await desk.as(desk.priya, (ctx) => oneTask(ctx, { task: task.id }))).toMatchObject({
      ...{ request: 'It hums.', call: { ...windowAt(0), number: '+441134960000' } },
    });
    await ask(second, windowAt(1));
    await join(second.id);
    await desk.asDesk(settleCalls);
    expect(await callsOf(lead.id)).toHaveLength(1);
  });

  it('is told to the customer when it will not be made', async () => {
    const { theCase, taskId, owner } = await aCall();
    const decline = (text?: string) =>
      desk.as(owner, (ctx) => answer(ctx, taskId, { state: 'declined', ...(text && { text }) }));
    await expect(decline()).rejects.toMatchObject({ code: 'call.words' });
    await decline('I wrote to you instead.');
    expect((await view(theCase.id)).entries.slice(-2)).toMatchObject([
      { kind: 'message', audience: 'customer', text: 'I wrote to you instead.' },
      { kind: 'task declined', text: null },
    ]);
  });

  it('is said to be done by anybody who speaks to the customer, and by nobody else', async () => {
    const { theCase, taskId } = await aCall();
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done' }));
    expect(await callsOf(theCase.id)).toMatchObject([{ state: 'done' }]);
    await expect(desk.as(desk.sam, (ctx) => oneTask(ctx, { task: taskId }))).rejects.toMatchObject({
      code: 'task.not-found',
    });
    expect((await desk.as(desk.sam, tasksAskedOfUs)).items).toEqual([]);
  });

  it('is what the customer waits for when somebody writes to them meanwhile', async () => {
    const { theCase } = await aCall(windowAt(-1));
    expect((await view(theCase.id)).prefill.nextWordBy).toBe(windowAt(-1).endsAt);
  });
});
