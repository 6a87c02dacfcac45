import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import type { CallOutcome } from '../cases/contract.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { caseView, receiveContact } from '../conversations/index.ts';
import { aCall, aCaseOf, ask, callsOf, windowAt } from './calls.fixture.ts';
import { settleCalls } from './commands/settle-calls.ts';
import { answer } from './fixtures.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string) => desk.as(desk.priya, (ctx) => caseView(ctx, { case: id }));

describe('a call that was asked', () => {
  it('goes along with the case when it is handed off', async () => {
    const { theCase, owner } = await aCall(test, desk);
    const to = owner === desk.dana ? desk.tom : desk.dana;
    const readBack = 'They are promised a call.';
    const offer = await desk.as(owner, (ctx) =>
      offerHandOff(ctx, {
        case: theCase.id,
        toId: to.id,
        situation: 'Mine no longer.',
        cannotWait: 'It is urgent.',
      }),
    );
    await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff: offer.id, readBack }));
    expect(await callsOf(test, theCase.id)).toMatchObject([{ person_id: to.id, state: 'asked' }]);
    const back = await desk.as(to, (ctx) =>
      offerHandOff(ctx, {
        case: theCase.id,
        toId: desk.leo.id,
        situation: 'Yours.',
        cannotWait: 'It is urgent.',
      }),
    );
    await desk.as(desk.leo, (ctx) => acceptHandOff(ctx, { handOff: back.id, readBack }));
    expect(await callsOf(test, theCase.id)).toMatchObject([
      {
        person_id: desk.leo.id,
        organization_id: desk.leo.organizationId,
        engagement_id: desk.engagements.client,
      },
    ]);
  });

  it('has its time already, and no day by which it is done', async () => {
    const { taskId, owner } = await aCall(test, desk);
    await expect(
      desk.as(owner, (ctx) => answer(ctx, taskId, { state: 'accepted', expectedOn: '2030-01-07' })),
    ).rejects.toMatchObject({ code: 'task.date' });
  });

  it('is done when a call is noted that reached the customer, and no other', async () => {
    const { theCase, taskId, owner } = await aCall(test, desk);
    const note = (call: { direction: 'in' | 'out'; outcome: CallOutcome; text?: string }) =>
      desk.as(owner, (ctx) => noteCall(ctx, { case: theCase.id, ...call }));
    await note({ direction: 'out', outcome: 'not reached' });
    await note({ direction: 'in', outcome: 'not reached' });
    expect(await desk.asDesk(settleCalls)).toBe(0);
    await note({ direction: 'out', outcome: 'reached', text: 'It hums no more.' });
    expect(await desk.asDesk(settleCalls)).toBe(1);
    expect(await desk.asDesk(settleCalls)).toBe(0);
    expect(await callsOf(test, theCase.id)).toMatchObject([{ state: 'done' }]);
    expect((await view(theCase.id)).entries.at(-1)).toMatchObject({ kind: 'task done', taskId });
  });

  it('does not take a call for made that was noted before it was asked', async () => {
    const theCase = await aCaseOf(desk, 'rung');
    await desk.as(desk.priya, (ctx) =>
      noteCall(ctx, { case: theCase.id, direction: 'out', outcome: 'reached', text: 'It hums.' }),
    );
    await ask(desk, theCase);
    expect(await desk.asDesk(settleCalls)).toBe(0);
  });

  it('is not to be made where the case has ended', async () => {
    const { theCase } = await aCall(test, desk);
    await desk.as(desk.priya, (ctx) => endCase(ctx, { case: theCase.id, outcome: 'left' }));
    await desk.asDesk(settleCalls);
    expect(await callsOf(test, theCase.id)).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('goes on in the case to which its own was joined, unless the customer is called about that one', async () => {
    const address = `${randomUUID()}@customers.example`;
    const [first, second, lead] = [
      await aCase(desk, { address }),
      await aCase(desk, { address }),
      await aCase(desk, { address }),
    ];
    const join = (from: string) => desk.as(desk.priya, (ctx) => joinCases(ctx, { case: from, to: lead.id }));
    await ask(desk, first);
    await join(first.id);
    await desk.asDesk(settleCalls);
    expect(await callsOf(test, first.id)).toMatchObject([{ state: 'withdrawn' }]);
    const [task] = await callsOf(test, lead.id);
    expect(task).toMatchObject({ state: 'asked', person_id: lead.ownerId });
    expect(await desk.as(desk.priya, (ctx) => oneTask(ctx, { task: task.id }))).toMatchObject({
      ...{ request: 'It hums.', call: { ...windowAt(0), number: '+441134960000' } },
    });
    await ask(desk, second, windowAt(1));
    await join(second.id);
    await desk.asDesk(settleCalls);
    expect(await callsOf(test, lead.id)).toHaveLength(1);
  });

  it('is told to the customer when it will not be made', async () => {
    const { theCase, taskId, owner } = await aCall(test, desk);
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
    const { theCase, taskId } = await aCall(test, desk);
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done' }));
    expect(await callsOf(test, theCase.id)).toMatchObject([{ state: 'done' }]);
    await expect(desk.as(desk.sam, (ctx) => oneTask(ctx, { task: taskId }))).rejects.toMatchObject({
      code: 'task.not-found',
    });
    expect((await desk.as(desk.sam, tasksAskedOfUs)).items).toEqual([]);
  });

  it('stays with the owner whoever accepts it, and stands in nobody’s list of tasks', async () => {
    const { theCase, taskId, owner } = await aCall(test, desk);
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'accepted' }));
    expect(await callsOf(test, theCase.id)).toMatchObject([
      { state: 'accepted', person_id: theCase.ownerId },
    ]);
    for (const who of [owner, desk.leo]) {
      const { items } = await desk.as(who, (ctx) => tasksAskedOfUs(ctx));
      expect(items.map(({ id }) => id)).not.toContain(taskId);
    }
    await desk.as(owner, (ctx) => answer(ctx, taskId, { state: 'done' }));
    expect(await callsOf(test, theCase.id)).toMatchObject([{ state: 'done' }]);
  });

  it('is what the customer waits for when somebody writes to them meanwhile', async () => {
    const { theCase } = await aCall(test, desk, windowAt(-1));
    expect((await view(theCase.id)).prefill.nextWordBy).toBe(windowAt(-1).endsAt);
  });
});

describe('the database', () => {
  const change = (set: string) => async () => {
    const { taskId } = await aCall(test, desk);
    await test.sql(`update tasks set ${set} where id = $1`, [taskId]);
  };

  it.each([
    ['a call without a window', 'begins_at = null, ends_at = null', 'call_in_window'],
    ['half a window', 'ends_at = null', 'window_is_whole'],
    ['a window that ends before it begins', `ends_at = begins_at - interval '1 hour'`, 'window_has_length'],
    ['a call that is due at another time', `due = begins_at + interval '1 hour'`, 'call_in_window'],
    ['other work that nobody of us asked', `kind = 'work'`, 'asked_by_customer'],
    ['a state that is none', `state = 'rung'`, 'tasks_state_check'],
  ])('keeps no %s', async (_, set, constraint) => {
    await expect(change(set)()).rejects.toMatchObject({ constraint });
  });

  it('keeps one open call on a case', async () => {
    const { theCase } = await aCall(test, desk);
    await ask(desk, theCase, windowAt(1));
    await expect(
      test.sql(`update tasks set state = 'asked' where case_id = $1`, [theCase.id]),
    ).rejects.toMatchObject({ constraint: 'one_open_call' });
  });

  it('moves the next word later for no contact, but for one that asks for a call then', async () => {
    const { theCase, taskId } = await aCall(test, desk);
    const later = (more: { taskId?: string }) =>
      desk.asDesk((ctx) =>
        receiveContact(ctx, {
          ...{ caseId: theCase.id, customerId: theCase.customerId, channel: 'page', text: '', files: [] },
          hear: () => windowAt(-1).endsAt,
          ...more,
        }),
      );
    await expect(later({})).rejects.toMatchObject({ kind: 'conflict' });
    await expect(later({ taskId })).rejects.toMatchObject({ kind: 'conflict' });
  });
});
