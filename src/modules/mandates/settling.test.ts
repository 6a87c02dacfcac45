import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { answer } from '../tasks/fixtures.ts';
import { askTask } from '../tasks/index.ts';
import { aCaseOf, actsOf, allow, doFor, refundOf, upTo } from './acts.fixture.ts';
import { settleActs } from './commands/settle-acts.ts';
import { actWords } from './words.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

async function asked() {
  await allow(desk, upTo(5000));
  const theCase = await aCaseOf(desk);
  await doFor(desk, theCase.id, refundOf(8000));
  const [one] = await actsOf(desk, theCase.id);
  return { caseId: theCase.id, taskId: one?.taskId ?? '' };
}

type Person = Desk['dana'];
const past = (who: Person, statement: RawBuilder<unknown>) =>
  desk.as(who, (ctx) => statement.execute(ctx.db));
const set = (taskId: string, what: RawBuilder<unknown>) =>
  sql`update tasks set ${what} where desk_id = ${desk.id} and id = ${taskId}`;
const fate = async (caseId: string) => (await actsOf(desk, caseId)).map(({ state }) => state);

/** An entry that says Yes, on the line in somebody's own name, past the commands. */
const saysYes = (who: Person, { caseId, taskId }: { caseId: string; taskId: string }) =>
  desk.as(who, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, organization_id, task_id)
      values (${desk.id}, gen_random_uuid(), ${caseId}, 'task done', 'companies', 'person', ${who.id},
        ${who.organizationId}, ${taskId}) returning id`.execute(ctx.db);
    await sql`insert into entry_words (desk_id, entry_id, text) values (${desk.id}, ${rows[0]?.id}, 'Yes')`.execute(
      ctx.db,
    );
  });

describe('an act that was asked for', () => {
  it('is not agreed by a Yes that somebody else wrote on the line', async () => {
    const one = await asked();
    await saysYes(desk.dana, one);
    await desk.as(desk.leo, (ctx) => answer(ctx, one.taskId, { state: 'done', text: 'No' }));
    await saysYes(desk.leo, one);
    await desk.asDesk(settleActs);
    expect(await fate(one.caseId)).toEqual(['refused']);
  });

  it('is answered by nobody of the company that asked, nor without one of the answers', async () => {
    const { caseId, taskId } = await asked();
    await expect(past(desk.dana, set(taskId, sql`state = 'done', chosen = 1`))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    for (const what of [sql`state = 'done'`, sql`chosen = 1`, sql`state = 'declined', chosen = 1`])
      await expect(past(desk.leo, set(taskId, what))).rejects.toMatchObject({ code: 'case.changed' });
    await expect(past(desk.leo, set(taskId, sql`state = 'done', chosen = 3`))).rejects.toThrow(
      'chosen_of_choices',
    );
    expect(await fate(caseId)).toEqual(['asked']);
  });

  it('keeps its first answer, and who gave it', async () => {
    const { caseId, taskId } = await asked();
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done', text: 'No' }));
    for (const what of [sql`chosen = 1`, sql`state = 'asked', chosen = null`, sql`state = 'returned'`])
      await expect(past(desk.leo, set(taskId, what))).rejects.toMatchObject({ code: 'case.changed' });
    await expect(past(desk.leo, set(taskId, sql`answered_by_id = ${desk.dana.id}`))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const { rows } = await test.sql(
      'select chosen, answered_by_kind, answered_by_id from tasks where id = $1',
      [taskId],
    );
    expect(rows).toEqual([{ chosen: 2, answered_by_kind: 'person', answered_by_id: desk.leo.id }]);
    await desk.asDesk(settleActs);
    expect(await fate(caseId)).toEqual(['refused']);
  });

  it('is asked for with no question that was there before, or whose first answer is another', async () => {
    const { id: caseId } = await aCaseOf(desk);
    const due = (
      (await test.sql(`select app.now() + interval '2 days' as at`)).rows[0].at as Date
    ).toISOString();
    const question = (choices: [string, string]) =>
      desk.as(desk.dana, (ctx) =>
        askTask(ctx, {
          ...{ case: caseId, engagementId: desk.engagements.client, request: 'May I?', due },
          question: { choices, otherwise: 'Nothing.' },
        }),
      );
    const asks = (taskId: string) =>
      past(
        desk.dana,
        sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id,
            state, task_id)
          values (${desk.id}, gen_random_uuid(), ${caseId}, 'refund', 'money', 8000, 'EUR', ${desk.dana.id},
            ${desk.dana.organizationId}, 'asked', ${taskId})`,
      );
    const before = await question(['Yes', 'No']);
    await expect(asks(before.id)).rejects.toThrow('a question of its own');
    const swapped = desk.as(desk.dana, async (ctx) => {
      const task = await askTask(ctx, {
        ...{ case: caseId, engagementId: desk.engagements.client, request: 'May I?', due },
        question: { choices: ['No', 'Yes'], otherwise: 'Nothing.' },
      });
      await sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id,
          state, task_id)
        values (${desk.id}, gen_random_uuid(), ${caseId}, 'refund', 'money', 8000, 'EUR', ${desk.dana.id},
          ${desk.dana.organizationId}, 'asked', ${task.id})`.execute(ctx.db);
    });
    await expect(swapped).rejects.toThrow('a question of its own');
  });

  it('is told to whoever owns the case where whoever asked for it has left', async () => {
    const one = await asked();
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.dana.id }));
    await desk.as(desk.leo, (ctx) => answer(ctx, one.taskId, { state: 'done', text: 'Yes' }));
    const { rows } = await test.sql('select owner_id from cases where id = $1', [one.caseId]);
    const owner = [desk.tom, desk.priya].find(({ id }) => id === rows[0].owner_id) ?? desk.leo;
    const { items } = await desk.as(owner, myMentions);
    expect(items.filter(({ kind }) => kind === 'task done')).toMatchObject([{ text: 'Yes' }]);
  });

  it.each(['en', 'de', 'es'])('is known to the database by its answers in %s', async (language) => {
    const { yes, no } = actWords(language);
    const { rows } = await test.sql(`select pg_get_functiondef('app.has_own_question'::regproc) as source`);
    expect(rows[0].source).toContain(`array['${yes}', '${no}']`);
  });
});
