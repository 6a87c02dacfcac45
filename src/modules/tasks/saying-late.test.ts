import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { askTask } from './commands/ask-task.ts';
import { sayLate } from './commands/say-late.ts';
import { answer } from './fixtures.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Asked = { address?: string; dueIn?: string | null };

async function aVisit({ address = `${randomUUID()}@customers.example`, dueIn = '2 hours' }: Asked = {}) {
  const theCase = await aCase(desk, { address });
  const { rows } = await test.sql('select app.now() + $1::interval as due', [dueIn]);
  const task = await desk.as(desk.leo, (ctx) =>
    askTask(ctx, {
      case: theCase.id,
      engagementId: desk.engagements.provider,
      personId: desk.dana.id,
      request: 'Change the pump',
      due: dueIn === null ? null : rows[0]?.due.toISOString(),
    }),
  );
  return { caseId: theCase.id, id: task.id };
}

const ago = async (interval: string): Promise<string> =>
  (await test.sql('select app.now() - $1::interval as at', [interval])).rows[0]?.at.toISOString();

const lastOf = (caseId: string) =>
  desk.as(desk.dana, async (ctx) => (await caseView(ctx, { case: caseId })).entries.at(-1));

const late = (task: string, more: { writtenAt?: string } = {}) =>
  desk.as(desk.dana, (ctx) => sayLate(ctx, { task, minutes: 40, ...more }));

describe('whoever is to be somewhere at a time', () => {
  it('says that they are late, and the customer is told, with the time at which it was written', async () => {
    const { caseId, id } = await aVisit();
    const writtenAt = await ago('20 minutes');
    await late(id, { writtenAt });
    expect(await lastOf(caseId)).toMatchObject({
      kind: 'message',
      audience: 'customer',
      text: 'Dana Okafor is running about 40 minutes late.',
      writtenAt,
    });
  });

  it('leaves a note where the customer cannot be told', async () => {
    const { caseId, id } = await aVisit({ address: '+441632960733' });
    await late(id);
    expect(await lastOf(caseId)).toMatchObject({
      kind: 'note',
      audience: 'companies',
      text: 'About 40 minutes late. The customer could not be told.',
      taskId: id,
    });
  });

  it('tells nobody once they are there by now', async () => {
    const { caseId, id } = await aVisit({ dueIn: '-50 minutes' });
    await late(id, { writtenAt: await ago('1 hour') });
    expect(await lastOf(caseId)).toMatchObject({ kind: 'note' });
  });

  it('is not late for what has no time, or is over', async () => {
    const timeless = await aVisit({ dueIn: null });
    await expect(late(timeless.id)).rejects.toMatchObject({ code: 'task.no-time' });
    const over = await aVisit();
    await desk.as(desk.dana, (ctx) => answer(ctx, over.id, { state: 'done' }));
    await expect(late(over.id)).rejects.toMatchObject({ code: 'task.no-time' });
  });
});

describe('when something was written that could not be sent then', () => {
  it.each([
    ['a clock that is ahead', '-1 minute'],
    ['a clock that stands at some other month', '31 days'],
  ])('is not believed of %s', async (_, interval) => {
    const { caseId, id } = await aVisit();
    await late(id, { writtenAt: await ago(interval) });
    expect(await lastOf(caseId)).toMatchObject({ writtenAt: null });
  });
});
