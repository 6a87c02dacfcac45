import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { askTask } from './commands/ask-task.ts';
import { takeTaskBack } from './commands/take-task-back.ts';
import { answer, asked, custodyOf, lineOf, passedOn } from './fixtures.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';
import type { Answer } from './states.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

describe('a third party', () => {
  it('sees exactly what was passed on and what was said on the task, and nothing else of the case', async () => {
    const { theCase, id } = await asked(desk);
    const view = await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }));
    expect(view).toMatchObject({
      desk: 'Harmon Audio',
      state: 'asked',
      request: 'Was the unit returned to you?',
      passedOn,
      askedBy: 'Dana Okafor',
      organization: 'Soundhouse',
      entries: [{ kind: 'task asked', author: 'Dana Okafor', text: 'Was the unit returned to you?' }],
    });
    expect(JSON.stringify(view)).not.toMatch(/sheet to the letter|No sound|customers\.example/);
    await expect(desk.as(desk.sam, (ctx) => caseView(ctx, { case: theCase.id }))).rejects.toMatchObject({
      code: 'case.not-found',
    });
  });

  it('leaves its trace in the custody record when it reads a task, once a quarter of an hour', async () => {
    const { theCase, id } = await asked(desk);
    for (const _ of [1, 2]) await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }));
    expect(await custodyOf(test, theCase.id, 'opened')).toMatchObject([
      { actor_id: desk.sam.id, organization_id: desk.sam.organizationId },
    ]);
  });

  it('lists what it was asked, unfinished first, and nothing that other companies were asked', async () => {
    const own = await aDesk(test);
    const [first, second] = [await asked(own, 'thirdParty'), await asked(own, 'thirdParty')];
    await asked(own, 'client');
    await own.as(own.sam, (ctx) => answer(ctx, second.id, { state: 'declined', text: 'Not ours.' }));
    const mine = await own.as(own.sam, (ctx) => tasksAskedOfUs(ctx));
    expect(mine.items.map(({ id, state }) => ({ id, state }))).toEqual([
      { id: first.id, state: 'asked' },
      { id: second.id, state: 'declined' },
    ]);
    expect((await own.as(own.dana, (ctx) => tasksAskedOfUs(ctx))).items).toEqual([]);
  });

  it('has no name for the case that it is asked about', async () => {
    const { id } = await asked(desk);
    expect(await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({ case: null });
  });

  it('accepts, answers under its own reference, and the desk reads it on the line', async () => {
    const { theCase, id } = await asked(desk);
    await desk.as(desk.sam, (ctx) =>
      answer(ctx, id, { state: 'accepted', theirReference: 'RMA 77', expectedOn: '2030-12-09' }),
    );
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done', text: 'It came back on Monday.' }));
    expect(await lineOf(desk, theCase.id)).toMatchObject([
      { kind: 'contact' },
      { kind: 'task asked', audience: 'task' },
      { kind: 'task accepted', audience: 'task', text: null },
      { kind: 'task done', audience: 'task', text: 'It came back on Monday.', taskId: id },
    ]);
    const view = await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }));
    expect(view).toMatchObject({ state: 'done', theirReference: 'RMA 77' });
    expect(view.entries.at(-1)).toMatchObject({ author: 'Sam Ito', text: 'It came back on Monday.' });
  });

  it('sees and answers nothing once its engagement has ended', async () => {
    const own = await aDesk(test);
    const { id } = await asked(own, 'thirdParty');
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.thirdParty }),
    );
    await expect(own.as(own.sam, (ctx) => oneTask(ctx, { task: id }))).rejects.toMatchObject({
      code: 'task.not-found',
    });
    await expect(own.as(own.sam, (ctx) => answer(ctx, id, { state: 'done' }))).rejects.toMatchObject({
      code: 'task.not-found',
    });
  });

  it('sees and answers nothing of what another third party was asked', async () => {
    const other = await aDesk(test);
    const { id } = await asked(desk);
    await expect(other.as(other.sam, (ctx) => answer(ctx, id, { state: 'done' }))).rejects.toMatchObject({
      code: 'task.not-found',
    });
  });
});

describe('who works on the desk', () => {
  const waitsFor = async (who: Desk['leo']) =>
    (await desk.as(who, (ctx) => tasksAskedOfUs(ctx))).items.map(({ id }) => id);
  const askedOf = async (personId?: string) => {
    const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    const { id } = await desk.as(desk.leo, (ctx) =>
      askTask(ctx, {
        case: theCase.id,
        engagementId: desk.engagements.provider,
        personId,
        request: 'Ring him.',
      }),
    );
    return { theCase, id };
  };

  it('is shown what is asked of them by name, with its case, until it is answered', async () => {
    const { theCase, id } = await askedOf(desk.dana.id);
    const mine = await desk.as(desk.dana, (ctx) => tasksAskedOfUs(ctx));
    expect(mine.items).toContainEqual(
      expect.objectContaining({
        id,
        person: { id: desk.dana.id, name: 'Dana Okafor' },
        case: expect.objectContaining({ id: theCase.id, reference: theCase.reference, deskId: desk.id }),
      }),
    );
    for (const other of [desk.tom, desk.leo, desk.sam]) expect(await waitsFor(other)).not.toContain(id);
    await desk.as(desk.dana, (ctx) => answer(ctx, id, { state: 'done' }));
    expect(await waitsFor(desk.dana)).not.toContain(id);
  });

  it('is shown what anybody there may do, until one of them accepts it', async () => {
    const { id } = await askedOf();
    for (const one of [desk.dana, desk.tom]) expect(await waitsFor(one)).toContain(id);
    await desk.as(desk.tom, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: '2030-12-09' }));
    expect(await waitsFor(desk.tom)).toContain(id);
    expect(await waitsFor(desk.dana)).not.toContain(id);
  });
});

describe('taking a task back', () => {
  const takeBack = (who: Desk['leo'], id: string) => desk.as(who, (ctx) => takeTaskBack(ctx, { task: id }));

  it.each(['thirdParty', 'client'] as const)('is told to who was asked: %s', async (of) => {
    const { theCase, id } = await asked(desk, of);
    await takeBack(desk.tom, id);
    expect((await lineOf(desk, theCase.id)).at(-1)).toMatchObject({
      kind: 'task withdrawn',
      audience: of === 'client' ? 'companies' : 'task',
      taskId: id,
    });
    const whoIsAsked = of === 'client' ? desk.leo : desk.sam;
    expect(await desk.as(whoIsAsked, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({
      state: 'withdrawn',
    });
    await expect(desk.as(whoIsAsked, (ctx) => answer(ctx, id, { state: 'done' }))).rejects.toMatchObject({
      code: 'task.changed',
    });
  });

  it('is for the company that asked, and only as long as nobody has settled it', async () => {
    const { id } = await asked(desk, 'client');
    await expect(takeBack(desk.leo, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done' }));
    await expect(takeBack(desk.dana, id)).rejects.toMatchObject({ code: 'task.changed' });
  });
});

describe('answering a task', () => {
  it('declines with a reason alone', async () => {
    const { id } = await asked(desk);
    await expect(desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'declined' }))).rejects.toMatchObject({
      code: 'task.reason',
    });
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'declined', text: 'It never came to us.' }));
  });

  it('is for those it was asked of: not for whoever asked', async () => {
    const { id } = await asked(desk);
    await expect(desk.as(desk.dana, (ctx) => answer(ctx, id, { state: 'done' }))).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('by one of the companies is for the companies', async () => {
    const { theCase, id } = await asked(desk, 'client');
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: '2030-12-09' }));
    expect((await lineOf(desk, theCase.id)).at(-1)).toMatchObject({
      kind: 'task accepted',
      audience: 'companies',
      taskId: id,
    });
  });

  it('keeps to the order of states and is final at the end', async () => {
    const { theCase, id } = await asked(desk);
    const says = (state: Answer, text?: string) =>
      desk.as(desk.sam, (ctx) =>
        answer(ctx, id, {
          state,
          ...(text && { text }),
          ...(state === 'accepted' && { expectedOn: '2030-12-09' }),
        }),
      );
    await says('accepted');
    await expect(says('accepted')).rejects.toMatchObject({ code: 'task.changed' });
    await says('declined', 'None is left.');
    for (const state of ['accepted', 'declined', 'done'] as const) {
      await expect(says(state, 'Again.')).rejects.toMatchObject({ code: 'task.changed' });
    }
    expect((await lineOf(desk, theCase.id)).map(({ kind }) => kind)).toEqual([
      'contact',
      'task asked',
      'task accepted',
      'task declined',
    ]);
  });

  it('twice at once happens once', async () => {
    const { theCase, id } = await asked(desk);
    const both = await Promise.allSettled(
      (['done', 'declined'] as const).map((state) =>
        desk.as(desk.sam, (ctx) => answer(ctx, id, { state, text: 'We saw it.' })),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await lineOf(desk, theCase.id)).toHaveLength(3);
  });

  it('leaves the next word to the customer as it was told', async () => {
    const { theCase, id } = await asked(desk);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done' }));
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(view).toMatchObject({ due: theCase.due, state: 'open' });
  });
});

describe('whoever asked', () => {
  const toldTo = async (who: Desk['dana'], id: string) => {
    const { items } = await desk.as(who, (ctx) => myMentions(ctx));
    const { rows } = await test.sql('select id from entries where task_id = $1', [id]);
    return items.filter(({ entryId }) => rows.some((row) => row.id === entryId));
  };

  it('is told who answered, also by another company, and nobody else is', async () => {
    const { theCase, id } = await asked(desk);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'accepted', expectedOn: '2030-12-09' }));
    expect(await toldTo(desk.dana, id)).toEqual([]);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done', text: 'It came back.' }));
    expect(await toldTo(desk.dana, id)).toMatchObject([
      { kind: 'task done', isChoice: false, by: 'Sam Ito', text: 'It came back.', caseId: theCase.id },
    ]);
    for (const other of [desk.leo, desk.tom, desk.priya]) expect(await toldTo(other, id)).toEqual([]);
  });

  it('is told of an answer without words, and of none of their own', async () => {
    const { id } = await asked(desk, 'client');
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done' }));
    expect(await toldTo(desk.dana, id)).toMatchObject([{ kind: 'task done', by: 'Leo Brandt', text: null }]);
    const own = await asked(desk, 'provider');
    await desk.as(desk.dana, (ctx) => answer(ctx, own.id, { state: 'done' }));
    expect(await toldTo(desk.dana, own.id)).toEqual([]);
  });

  it('is told to whoever owns the case where whoever asked has left the desk', async () => {
    const own = await aDesk(test);
    const { theCase, id } = await asked(own);
    const { owner } = await own.as(own.leo, (ctx) => caseView(ctx, { case: theCase.id }));
    await own.as(own.leo, (ctx) => dismiss(ctx, { desk: own.slug, person: own.dana.id }));
    await own.as(own.sam, (ctx) => answer(ctx, id, { state: 'done', text: 'It is lost.' }));
    const heir = [own.tom, own.priya].find((one) => one.id === owner.id) ?? own.priya;
    const { items } = await own.as(heir, myMentions);
    expect(items.filter(({ kind }) => kind === 'task done')).toMatchObject([{ text: 'It is lost.' }]);
  });
});
