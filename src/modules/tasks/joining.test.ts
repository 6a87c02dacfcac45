import { expect, it } from 'vitest';
import { aCase, aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { say } from '../conversations/commands/say.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { mayLeave } from './policy.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';

const test = testDatabase();

it('joins an owner to look at a case, writes on it and leaves; the owner stays', async () => {
  const desk = await aDesk(test);
  const theCase = await aCase(desk);
  const people = [desk.dana, desk.tom, desk.priya, desk.leo];
  const owner = people.find(({ id }) => id === theCase.ownerId) ?? desk.dana;
  const helper = owner === desk.tom ? desk.dana : desk.tom;
  const asking = {
    ...{ case: theCase.id, engagementId: desk.engagements.provider, personId: helper.id },
    ...{ request: 'Please look at this case with me.', passedOn: {} },
  };
  const { id: task } = await desk.as(owner, (ctx) => askTask(ctx, asking));
  expect((await desk.as(helper, tasksAskedOfUs)).items.map(({ id }) => id)).toContain(task);

  await desk.as(helper, (ctx) =>
    say(ctx, { case: theCase.id, text: 'It is the red switch.', audience: 'companies' }),
  );
  const asked = await desk.as(helper, (ctx) => oneTask(ctx, { task }));
  await desk.as(helper, async (ctx) => expect(mayLeave(ctx.actor, asked)).toBe(true));
  await desk.as(owner, async (ctx) => expect(mayLeave(ctx.actor, asked)).toBe(false));
  await desk.as(helper, (ctx) => answerTask(ctx, { task, state: 'done' }));

  expect((await desk.as(helper, tasksAskedOfUs)).items.map(({ id }) => id)).not.toContain(task);
  expect((await desk.as(owner, myMentions)).items.map(({ kind }) => kind)).toEqual(['task done']);
  const view = await desk.as(owner, (ctx) => caseView(ctx, { case: theCase.id }));
  expect(view.owner.id).toBe(owner.id);
  expect(view.entries.map(({ kind }) => kind)).toEqual(['contact', 'task asked', 'note', 'task done']);
});
