import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { answerTask } from './commands/answer-task.ts';
import { askForStop } from './commands/ask-for-stop.ts';
import { moveTask } from './commands/move-task.ts';
import { returnTask } from './commands/return-task.ts';
import type { SaidOfStop } from './contract.ts';
import { answer, asked } from './fixtures.ts';
import { askedByMail, knowsAddress, mailsOn, receive } from './mail/by-mail.fixture.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
});

const [first, other, third] = ['2030-01-07', '2030-01-14', '2030-01-21'];
const until = '2030-01-04T12:00:00.000Z';
const stop: SaidOfStop = { until, cost: { minor: 1500, currency: 'GBP' }, words: 'return freight' };

async function accepted(task: Awaited<ReturnType<typeof asked>>, said: SaidOfStop = stop) {
  await desk.as(desk.sam, (ctx) =>
    answerTask(ctx, { task: task.id, state: 'accepted', expectedOn: first, stop: said }),
  );
  return task;
}

const move = (task: string, said: { expectedOn?: string; stop?: SaidOfStop; text?: string }, by = desk.sam) =>
  desk.as(by, (ctx) => moveTask(ctx, { task, text: 'The parts are late.', ...said }));
const view = (task: string) => desk.as(desk.dana, (ctx) => oneTask(ctx, { task }));
const lastOf = async (caseId: string) =>
  (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }))).entries.at(-1);

describe('whoever accepted a task', () => {
  it('says another day, with why: the line has both, and the day that was agreed first stays', async () => {
    const { id, theCase } = await accepted(await asked(desk));
    await move(id, { expectedOn: other });
    expect(await view(id)).toMatchObject({
      ...{ state: 'accepted', expectedOn: other, firstExpectedOn: first },
      stop: { until },
    });
    expect(await lastOf(theCase.id)).toMatchObject({
      ...{ kind: 'task moved', audience: 'task', taskId: id, text: 'The parts are late.' },
      author: { name: 'Sam Ito' },
      data: { movedFrom: first, expectedOn: other },
    });
    await move(id, { expectedOn: third });
    expect((await lastOf(theCase.id))?.data).toEqual({ movedFrom: other, expectedOn: third });
    expect(await view(id)).toMatchObject({ expectedOn: third, firstExpectedOn: first });
  });

  it('says anew until when it can be stopped, with what it said before and none of its words', async () => {
    const { id, theCase } = await accepted(await asked(desk));
    await move(id, { stop: { until: '2030-01-03T13:00:00+01:00', cost: null, words: null } });
    expect(await view(id)).toMatchObject({
      expectedOn: first,
      stop: { until: '2030-01-03T12:00:00.000Z', cost: null, words: null },
    });
    expect((await lastOf(theCase.id))?.data).toEqual({
      stop: { until: '2030-01-03T12:00:00.000Z', cost: null },
      stopFrom: { until, cost: { minor: 1500, currency: 'GBP' } },
    });
    await move(id, { stop: 'cannot', expectedOn: other });
    expect(await view(id)).toMatchObject({ expectedOn: other, stop: 'cannot' });
  });

  it('is read at once by whoever asked and by whoever owns the case, once each', async () => {
    const { id, theCase } = await accepted(await asked(desk));
    const { owner } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    await move(id, { expectedOn: other });
    for (const who of [desk.dana, desk.tom, desk.priya].filter(
      (one) => one.id === owner.id || one.id === desk.dana.id,
    )) {
      const { items } = await desk.as(who, myMentions);
      expect(items.filter(({ caseId }) => caseId === theCase.id)).toMatchObject([
        { kind: 'task moved', by: 'Sam Ito', movedTo: other, text: 'The parts are late.' },
      ]);
    }
  });

  it('keeps the first day when it is asked again and agrees to another one', async () => {
    const { id } = await accepted(await asked(desk));
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done' }));
    await desk.as(desk.dana, (ctx) => returnTask(ctx, { task: id, text: 'Which unit?' }));
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: other }));
    expect(await view(id)).toMatchObject({ expectedOn: other, firstExpectedOn: first });
  });

  it('does so of what it accepted alone, and only where something is other than before', async () => {
    const open = await asked(desk);
    await expect(move(open.id, { expectedOn: other })).rejects.toMatchObject({ code: 'task.not-accepted' });
    const { id } = await accepted(await asked(desk));
    await expect(move(id, { expectedOn: first, stop })).rejects.toMatchObject({ code: 'task.nothing-moved' });
    await expect(move(id, { expectedOn: '2020-01-01' })).rejects.toMatchObject({ code: 'task.day-over' });
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done' }));
    await expect(move(id, { expectedOn: other })).rejects.toMatchObject({ code: 'task.not-accepted' });
  });

  it('is the only one to do so: whoever asked does not', async () => {
    const { id } = await accepted(await asked(desk));
    await expect(move(id, { expectedOn: other }, desk.dana)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('does not say anew until when it can be stopped once the customer asked for that', async () => {
    const { id, theCase } = await accepted(await asked(desk));
    const { id: caseId, customerId } = theCase;
    await desk.asDesk((ctx) => askForStop(ctx, { caseId, customerId, taskId: id, text: '' }));
    await expect(move(id, { stop: 'cannot' })).rejects.toMatchObject({ code: 'task.stop-asked' });
    await move(id, { expectedOn: other });
    expect(await view(id)).toMatchObject({ expectedOn: other, stop: { until } });
  });
});

describe('the database', () => {
  it('moves no day without the entry that says so, and never the first one', async () => {
    const { id } = await accepted(await asked(desk));
    for (const set of ['expected_on = expected_on + 7', `no_stop = 'cannot', stop_until = null`])
      await expect(test.sql(`update tasks set ${set} where id = $1`, [id])).rejects.toThrow();
    await test.sql('update tasks set first_expected_on = first_expected_on + 7 where id = $1', [id]);
    expect(await view(id)).toMatchObject({ expectedOn: first, firstExpectedOn: first });
  });
});

describe('a company that is asked by mail', () => {
  const parser = startMailParser();
  afterAll(() => parser.close());

  async function mailed() {
    const task = await accepted(await askedByMail(desk));
    const [mail] = await mailsOn(test, task.id);
    const writes = (text: string, headers = {}) =>
      receive({ test, desk, parser }, { to: mail?.replyTo ?? '', text, headers });
    return { ...task, writes };
  }

  it('moves the day in a line of its own, with why below, and learns how from the mail that asks it', async () => {
    const { id, theCase, writes } = await mailed();
    await writes('Dear Dana,\nDATE 14 January 2030\nThe parts are late.');
    expect(await view(id)).toMatchObject({ expectedOn: other, firstExpectedOn: first });
    expect(await lastOf(theCase.id)).toMatchObject({
      ...{ kind: 'task moved', channel: 'mail', audience: 'task', author: { kind: 'task-link' } },
      ...{ text: 'Dear Dana,\nThe parts are late.', data: { movedFrom: first, expectedOn: other } },
    });
    expect((await mailsOn(test, id))[0]?.text).toContain('in a line of its own: DATE 14 December');
  });

  it('accepts it once more with another day, or says what it would say of stopping', async () => {
    const { id, theCase, writes } = await mailed();
    await writes('ACCEPT 14 January 2030\nNO STOP');
    expect(await view(id)).toMatchObject({ expectedOn: other, stop: 'cannot' });
    await writes('STOP UNTIL 3 January 2030 12:00, 20.00 GBP');
    expect(await view(id)).toMatchObject({
      expectedOn: other,
      stop: { until: '2030-01-03T12:00:00.000Z', cost: { minor: 2000, currency: 'GBP' } },
    });
    expect(await lastOf(theCase.id)).toMatchObject({ text: 'STOP UNTIL 3 January 2030 12:00, 20.00 GBP' });
  });

  it.each([
    ['the same day', 'DATE 7 January 2030', {}],
    ['two days', 'DATE 14 January 2030\nDATE 15 January 2030', {}],
    ['a day in passing', 'We hear on 14 January 2030 from the maker.', {}],
    ['what a machine wrote', 'DATE 14 January 2030', { 'Auto-Submitted': 'auto-generated' }],
    ['the date of a letter', 'Date: 1 December 2020\nWe look into it.', {}],
  ])('moves nothing by %s, which is a word on the task', async (_, text, headers) => {
    const { id, theCase, writes } = await mailed();
    await writes(text, headers);
    expect(await view(id)).toMatchObject({ expectedOn: first });
    expect((await lastOf(theCase.id))?.kind).not.toBe('task moved');
  });
});
