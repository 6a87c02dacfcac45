import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { returnTask } from './commands/return-task.ts';
import { sayGood } from './commands/say-good.ts';
import { answer, asked, lineOf } from './fixtures.ts';
import { knowsAddress, mailsOn } from './mail/by-mail.fixture.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

describe('returning what was done as not good enough', () => {
  const giveBack = (who: Desk['leo'], id: string) =>
    desk.as(who, (ctx) => returnTask(ctx, { task: id, text: 'Which day was that?' }));

  it.each(['thirdParty', 'client'] as const)(
    'gives it to the same company again, with why: %s',
    async (of) => {
      const { theCase, id } = await asked(desk, of);
      const whoIsAsked = of === 'client' ? desk.leo : desk.sam;
      const says = (more: Parameters<typeof answer>[2]) =>
        desk.as(whoIsAsked, (ctx) => answer(ctx, id, more));
      await says({ state: 'accepted', expectedOn: '2030-12-09' });
      await says({ state: 'done', text: 'It came back.' });
      await giveBack(desk.tom, id);
      expect((await lineOf(desk, theCase.id)).at(-1)).toMatchObject({
        kind: 'task asked again',
        audience: of === 'client' ? 'companies' : 'task',
        text: 'Which day was that?',
        taskId: id,
      });
      expect(await desk.as(whoIsAsked, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({
        state: 'asked',
        expectedOn: null,
      });
      await says({ state: 'done', text: 'On Monday.' });
      expect(await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({ state: 'done' });
    },
  );

  it('is for the company that asked, and only of what is done', async () => {
    const { id } = await asked(desk, 'client');
    await expect(giveBack(desk.dana, id)).rejects.toMatchObject({ code: 'task.changed' });
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done' }));
    await expect(giveBack(desk.leo, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await giveBack(desk.dana, id);
    await expect(giveBack(desk.dana, id)).rejects.toMatchObject({ code: 'task.changed' });
  });
});

describe('saying that what was done is good', () => {
  const good = (who: Desk['leo'], id: string) => desk.as(who, (ctx) => sayGood(ctx, { task: id }));
  const isDone = (id: string) =>
    desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done', text: 'It came back.' }));

  it('reaches a company that is asked by mail, once of each time that it was done', async () => {
    await knowsAddress(desk);
    const { theCase, id } = await asked(desk);
    await expect(good(desk.dana, id)).rejects.toMatchObject({ code: 'task.changed' });
    await isDone(id);
    await good(desk.tom, id);
    expect((await lineOf(desk, theCase.id)).at(-1)).toMatchObject({ kind: 'task good', audience: 'task' });
    const [question, thanks] = await mailsOn(test, id);
    expect(thanks?.text).toMatch(/^Tom Hughes \(Harmon Audio\) says that what you did is good\. Thank you\./);
    expect(thanks).toMatchObject({ subject: question?.subject, replyTo: question?.replyTo });
    expect(thanks?.inReplyTo).toMatch(/^<.+>$/);
    await expect(good(desk.dana, id)).rejects.toMatchObject({ code: 'task.changed' });

    await desk.as(desk.dana, (ctx) => returnTask(ctx, { task: id, text: 'Which day was that?' }));
    await isDone(id);
    await good(desk.dana, id);
  });

  it('is told to whoever did it on the desk, and stands with what they were asked', async () => {
    const { id } = await asked(desk, 'client');
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done', text: 'It came back.' }));
    const { id: entryId } = await good(desk.tom, id);
    const { items } = await desk.as(desk.leo, (ctx) => myMentions(ctx));
    expect(items).toContainEqual(expect.objectContaining({ entryId, kind: 'task good', by: 'Tom Hughes' }));
    const { entries } = await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: id }));
    expect(entries.at(-1)).toMatchObject({ id: entryId, kind: 'task good', author: 'Tom Hughes' });
  });

  it('is for the company that asked', async () => {
    const { id } = await asked(desk);
    await isDone(id);
    for (const who of [desk.leo, desk.sam])
      await expect(good(who, id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
