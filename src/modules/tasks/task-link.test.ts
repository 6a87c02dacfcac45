import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { answerTaskByLink } from './commands/answer-task.ts';
import { makeTaskLink } from './commands/make-task-link.ts';
import { asked, custodyOf, passedOn } from './fixtures.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

describe('a task link', () => {
  const tokenOf = (url: string) => url.split('/').at(-1) ?? '';
  const byLink = <T>(url: string, work: (ctx: Context) => Promise<T>) =>
    test.database.as({ kind: 'task-link', hash: hashOf(tokenOf(url)) }, work);
  const linkTo = (id: string, days?: number) =>
    desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: id, ...(days && { days }) }));

  it('shows and answers its one task without an account', async () => {
    const [{ theCase, id }, another] = [await asked(desk), await asked(desk)];
    const { url, id: linkId } = await linkTo(id);
    expect(url).toMatch(/^http:\/\/localhost:3000\/t\/[A-Za-z0-9_-]{43}$/);
    expect((await byLink(url, (ctx) => tasksAskedOfUs(ctx))).items).toMatchObject([{ id, passedOn }]);
    await expect(byLink(url, (ctx) => oneTask(ctx, { task: another.id }))).rejects.toMatchObject({
      code: 'task.not-found',
    });
    await byLink(url, (ctx) =>
      answerTaskByLink(ctx, { state: 'done', text: 'Yes, on Monday.', theirReference: 'RMA 9' }),
    );
    const view = await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }));
    expect(view).toMatchObject({ state: 'done', theirReference: 'RMA 9' });
    expect(view.entries.at(-1)).toMatchObject({
      kind: 'task done',
      author: 'Soundhouse',
      text: 'Yes, on Monday.',
    });
    expect(await custodyOf(test, theCase.id, 'listed')).toMatchObject([
      { actor_kind: 'task-link', actor_id: linkId, organization_id: desk.sam.organizationId },
    ]);
  });

  it('stands nowhere in the database', async () => {
    const { url } = await linkTo((await asked(desk)).id);
    const { rows } = await test.sql('select encode(token_hash, $1) as hash from task_links', ['hex']);
    expect(rows).toContainEqual({ hash: hashOf(tokenOf(url)).toString('hex') });
    const { rows: events } = await test.sql('select data::text from events');
    expect(JSON.stringify(events)).not.toContain(tokenOf(url));
  });

  it('ends after thirty days', async () => {
    const { url } = await linkTo((await asked(desk)).id);
    await test.advance('29 days 23 hours');
    expect((await byLink(url, (ctx) => tasksAskedOfUs(ctx))).items).toHaveLength(1);
    await test.advance('2 hours');
    await expect(byLink(url, (ctx) => tasksAskedOfUs(ctx))).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });

  it('ends with the engagement', async () => {
    const own = await aDesk(test);
    const { id } = await asked(own, 'thirdParty');
    const { url } = await own.as(own.dana, (ctx) => makeTaskLink(ctx, { taskId: id }));
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.thirdParty }),
    );
    await expect(byLink(url, (ctx) => tasksAskedOfUs(ctx))).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });

  it('is made by those who ask, not by those who are asked', async () => {
    const { id } = await asked(desk);
    await expect(desk.as(desk.sam, (ctx) => makeTaskLink(ctx, { taskId: id }))).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
