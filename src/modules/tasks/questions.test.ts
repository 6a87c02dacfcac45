import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { askTask } from './commands/ask-task.ts';
import { settleQuestions } from './commands/settle-questions.ts';
import type { Question } from './contract.ts';
import { answer, lineOf } from './fixtures.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const question: Question = {
  choices: ['The cheaper one', 'The original'],
  otherwise: 'We order the cheaper.',
};
const nowHere = async () => (await test.sql('select app.now() as now')).rows[0].now as Date;
const soon = async (minutes = 30) => new Date((await nowHere()).getTime() + minutes * 60_000).toISOString();

async function asked(of: 'client' | 'thirdParty' = 'client', more: object = {}) {
  const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  const due = await soon();
  const { id } = await desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: theCase.id, engagementId: desk.engagements[of], request: 'Which pump?', due, question },
      ...more,
    }),
  );
  return { theCase, id, due };
}
const last = async (caseId: string) => (await lineOf(desk, caseId)).at(-1);

describe('a question', () => {
  it('is shown with its answers, and is answered by one of them', async () => {
    const { theCase, id } = await asked();
    expect(await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({ question });
    const says = (text?: string) =>
      desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done', ...(text && { text }) }));
    for (const other of [undefined, 'the original', 'Neither'])
      await expect(says(other)).rejects.toMatchObject({ code: 'task.choice' });
    await says('The original');
    expect(await last(theCase.id)).toMatchObject({ kind: 'task done', text: 'The original', taskId: id });
    const { items } = await desk.as(desk.dana, (ctx) => myMentions(ctx));
    const [told] = items.filter(({ caseId }) => caseId === theCase.id);
    expect(told).toMatchObject({ kind: 'task done', isChoice: true, text: 'The original' });
  });

  it('needs a time that is still to come, and answers that differ', async () => {
    for (const due of [undefined, null, new Date(Date.now() - 1000).toISOString()])
      await expect(asked('client', { due })).rejects.toMatchObject({ code: 'task.due' });
    const same = { ...question, choices: ['Yes', 'Yes'] };
    await expect(asked('client', { question: same })).rejects.toMatchObject({ code: 'task.choices' });
  });

  it.each(['client', 'thirdParty'] as const)('that nobody answers in time says so, once: %s', async (of) => {
    const { theCase, id } = await asked(of);
    expect(await desk.asDesk(settleQuestions)).toBe(0);
    await test.advance('31 minutes');
    expect(await desk.asDesk(settleQuestions)).toBe(1);
    expect(await desk.asDesk(settleQuestions)).toBe(0);
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(entries.at(-1)).toMatchObject({
      kind: 'task lapsed',
      author: { kind: 'desk-system' },
      audience: of === 'client' ? 'companies' : 'task',
      text: 'We order the cheaper.',
      taskId: id,
    });
    const whoIsAsked = of === 'client' ? desk.leo : desk.sam;
    expect(await desk.as(whoIsAsked, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({ state: 'lapsed' });
    const late = desk.as(whoIsAsked, (ctx) => answer(ctx, id, { state: 'done', text: 'The original' }));
    await expect(late).rejects.toMatchObject({ code: 'task.changed' });
  });

  it('that was answered or taken back never lapses, and is on no desk that is looked at', async () => {
    const { theCase, id } = await asked();
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done', text: 'The original' }));
    await test.advance('31 minutes');
    const { rows } = await test.sql('select * from app.desks_with_questions_over()');
    expect(rows).toEqual([]);
    expect(await desk.asDesk(settleQuestions)).toBe(0);
    expect(await last(theCase.id)).toMatchObject({ kind: 'task done' });
  });
});

describe('the database', () => {
  it('lets a question lapse when it is due and open, and nothing else', async () => {
    const { id } = await asked();
    const lapse = () => test.sql(`update tasks set state = 'lapsed' where id = $1`, [id]);
    await expect(lapse()).rejects.toThrow('lapses when nobody has answered');
    await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done', text: 'The original' }));
    await test.advance('31 minutes');
    await expect(lapse()).rejects.toThrow('lapses when nobody has answered');
    const work = await asked('client', { question: undefined });
    await expect(
      test.sql(`update tasks set state = 'lapsed', due = app.now() where id = $1`, [work.id]),
    ).rejects.toThrow('lapse');
  });

  it.each([
    ['one answer', 1, ['Yes'], 'No'],
    ['six answers', 6, ['1', '2', '3', '4', '5', '6'], 'No'],
    ['an empty answer', 2, ['Yes', ''], 'No'],
    ['one twice', 2, ['Yes', 'Yes'], 'No'],
    ['more than it says', 2, ['a', 'b', 'c'], 'No'],
    ['answers and nothing instead', 2, ['a', 'b'], null],
    ['something instead and no answers', null, null, 'No'],
  ])('keeps no question with %s', async (_, count, choices, otherwise) => {
    const { id } = await asked();
    const made = randomUUID();
    const keep = async () => {
      await test.sql(
        `insert into tasks (desk_id, id, case_id, asked_by_id, asked_by_organization_id, organization_id, engagement_id,
           due, choices)
         select desk_id, $2, case_id, asked_by_id, asked_by_organization_id, organization_id, engagement_id, due, $3
         from tasks where id = $1`,
        [id, made, count],
      );
      await test.sql(
        `insert into task_words (desk_id, task_id, request, choices, otherwise) values ($1, $2, 'x', $3, $4)`,
        [desk.id, made, choices, otherwise],
      );
    };
    await expect(keep()).rejects.toThrow(
      /violates check constraint|a question has the answers|answers are short/,
    );
  });

  it('keeps no question without a time', async () => {
    const { id } = await asked();
    await expect(test.sql('update tasks set due = null where id = $1', [id])).rejects.toThrow(
      'question_by_when',
    );
  });
});
