import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { askForStop } from './commands/ask-for-stop.ts';
import { makeTaskLink } from './commands/make-task-link.ts';
import { answer, asked, lineOf } from './fixtures.ts';
import { taskPageRoutes } from './page.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
let server: HttpServer;
beforeAll(async () => {
  desk = await aDesk(test);
  server = await httpServer(pino({ level: 'silent' }));
  await taskPageRoutes(server, { database: test.database });
  await server.ready();
  return () => server.close();
});

async function accepted(of: 'thirdParty' | 'client' = 'thirdParty') {
  const task = await asked(desk, of);
  const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: task.id }));
  const by = of === 'client' ? desk.leo : desk.sam;
  await desk.as(by, (ctx) => answer(ctx, task.id, { state: 'accepted', expectedOn: '2030-01-07' }));
  return { ...task, cookies: { task: url.split('/').at(-1) ?? '' } };
}

type Accepted = Awaited<ReturnType<typeof accepted>>;
const pageOf = async ({ id, cookies }: Accepted, language = 'en') =>
  (await server.inject({ url: `/task/${id}`, cookies, headers: { 'accept-language': language } })).body;

async function moves(task: Accepted, fields: Record<string, string>) {
  const token = (await pageOf(task)).match(/name="token" value="([^"]+)"/)?.[1] ?? '';
  return server.inject({
    method: 'POST',
    url: `/task/${task.id}/moves`,
    cookies: task.cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token, ...fields }).toString(),
  });
}

const view = (task: Accepted) => desk.as(desk.dana, (ctx) => oneTask(ctx, { task: task.id }));
const text = 'The parts are late.';

describe('the page of a task link, once it is accepted', () => {
  it('takes another day and what it costs to stop, and says what was said first', async () => {
    const task = await accepted();
    const said = {
      expectedOn: '2030-01-14',
      stopUntil: '2030-01-04T12:00',
      stopCost: '15',
      stopCurrency: 'GBP',
    };
    expect(await moves(task, { ...said, text })).toMatchObject({ statusCode: 303 });
    expect(await view(task)).toMatchObject({
      ...{ expectedOn: '2030-01-14', firstExpectedOn: '2030-01-07' },
      stop: { until: '2030-01-04T12:00:00.000Z', cost: { minor: 1500, currency: 'GBP' } },
    });
    expect((await lineOf(desk, task.theCase.id)).at(-1)).toMatchObject({ kind: 'task moved', text });
    const body = await pageOf(task);
    expect(body).toContain('Expected on Monday, 14 January 2030. First you said Monday, 7 January 2030.');
    expect(await pageOf(task, 'de')).toContain('Zuerst haben Sie Montag, 7. Januar 2030 gesagt.');
  });

  it('leaves what is not filled in as it was', async () => {
    const task = await accepted();
    await moves(task, { expectedOn: '2030-01-14', stop: '', text });
    expect(await view(task)).toMatchObject({ expectedOn: '2030-01-14', stop: 'unknown' });
  });

  it.each([
    ['why', { expectedOn: '2030-01-14', text: ' ' }, 'Please write why: whoever asked plans with the day.'],
    ['anything else than before', { expectedOn: '2030-01-07', text }, 'That is as it was before.'],
    ['a day to come', { expectedOn: '2020-01-07', text }, 'This day is over.'],
  ])('says what is missing without %s, and keeps what was written', async (_, fields, says) => {
    const task = await accepted();
    const { statusCode, body } = await moves(task, fields);
    expect(statusCode).toBe(400);
    expect(body).toContain(says);
    expect(body).toMatch(/<details open><summary>Another day/);
    expect(body).toContain(`name="expectedOn" value="${fields.expectedOn}"`);
    expect(await view(task)).toMatchObject({ expectedOn: '2030-01-07' });
  });

  it.each(['thirdParty', 'client'] as const)(
    'does not change until when it can be stopped once the customer asked for that: %s',
    async (of) => {
      const task = await accepted(of);
      await moves(task, { stopUntil: '2030-01-04T12:00', text });
      const { id: caseId, customerId } = task.theCase;
      await desk.asDesk((ctx) => askForStop(ctx, { caseId, customerId, taskId: task.id, text: '' }));
      const { body } = await moves(task, { stop: 'cannot', text });
      expect(body).toContain('The customer has asked to stop this.');
    },
  );

  it('says nothing of another day before it is accepted', async () => {
    const open = await asked(desk);
    const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: open.id }));
    const body = await pageOf({ ...open, cookies: { task: url.split('/').at(-1) ?? '' } });
    expect(body).not.toContain('Another day');
  });
});
