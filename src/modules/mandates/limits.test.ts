import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { admit } from '../desks/commands/admit.ts';
import { addMember } from '../people/commands/members.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { answer } from '../tasks/fixtures.ts';
import { askTask } from '../tasks/index.ts';
import { tasksAskedOfUs } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, refundOf, upTo } from './acts.fixture.ts';
import { usualAnswer } from './answer-times.ts';
import { act } from './commands/act.ts';
import { settleActs } from './commands/settle-acts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const inMinutes = async (minutes: number) =>
  (
    (await test.sql(`select app.now() + make_interval(mins => $1) as at`, [minutes])).rows[0].at as Date
  ).toISOString();
const inTwoWeeks = () => inMinutes(14 * 24 * 60);

async function nobodyAnswers() {
  await test.advance('14 days 1 minute');
  await desk.asDesk(settleQuestions);
  await desk.asDesk(settleActs);
}

describe('the limit of a mandate', () => {
  it('is for all that is done or asked for of a kind on one case, in its currency', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    const states = async (of = id) => (await actsOf(desk, of)).map(({ state }) => state);
    await doFor(desk, id, refundOf(3000));
    await doFor(desk, id, refundOf(2000));
    await doFor(desk, id, refundOf(1));
    expect(await states()).toEqual(['done', 'done', 'asked']);
    const other = await aCaseOf(desk);
    await doFor(desk, other.id, refundOf(5000));
    expect(await states(other.id)).toEqual(['done']);
    const waiting = await aCaseOf(desk);
    await doFor(desk, waiting.id, refundOf(9000));
    await doFor(desk, waiting.id, refundOf(100));
    expect(await states(waiting.id)).toEqual(['asked', 'asked']);
  });

  it('holds for what is done if nobody answers, too', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, refundOf(3000));
    const ifNobody = (amountMinor: number) => inTwoWeeks().then((by) => ({ by, amountMinor }));
    await expect(doFor(desk, id, refundOf(8000, { ifNobody: await ifNobody(2001) }))).rejects.toMatchObject({
      code: 'act.otherwise',
    });
    await doFor(desk, id, refundOf(8000, { ifNobody: await ifNobody(2000) }));
    await nobodyAnswers();
    expect((await actsOf(desk, id)).map(({ state, amountMinor }) => [state, amountMinor])).toEqual([
      ['done', 3000],
      ['lapsed', 8000],
      ['done', 2000],
    ]);
  });

  it('is kept by two who act in the same moment', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let second: Promise<unknown> = Promise.resolve();
    await desk.as(desk.dana, async (ctx) => {
      await act(ctx, { case: id, ...refundOf(3000) });
      second = doFor(desk, id, refundOf(3000), desk.priya);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    await second;
    expect((await actsOf(desk, id)).map(({ state }) => state)).toEqual(['done', 'asked']);
  });
});

describe('the time in which the client answers', () => {
  it.each([-5, 59])('is not over in %s minutes', async (minutes) => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    const ifNobody = { by: await inMinutes(minutes) };
    await expect(doFor(desk, id, refundOf(8000, { ifNobody }))).rejects.toMatchObject({
      code: 'act.too-soon',
    });
  });

  it('is an hour at least, says the database', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    const kept = desk.as(desk.dana, async (ctx) => {
      const due = Temporal.Instant.from(ctx.now).add({ minutes: 59 }).toString();
      const question = { choices: ['Yes', 'No'], otherwise: 'Nothing.' };
      const about = { case: id, engagementId: desk.engagements.client, request: 'May I?', due, question };
      const task = await askTask(ctx, about);
      await sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id,
          state, task_id)
        values (${desk.id}, gen_random_uuid(), ${id}, 'refund', 'money', 8000, 'EUR', ${desk.dana.id},
          ${desk.dana.organizationId}, 'asked', ${task.id})`.execute(ctx.db);
    });
    await expect(kept).rejects.toThrow('an hour at least');
  });

  const open: [string, string][] = [['09:00', '17:00']];
  const week = { 1: open, 2: [], 3: open, 4: [], 5: [], 6: [], 7: [] };
  const calendar = { zone: 'Europe/London', hours: { week }, holidays: [] };
  it.each([
    ['an open moment a day later', '2026-03-03T10:00:00.000Z', '2026-03-04T10:00:00.000Z'],
    ['an hour after it opens next', '2026-03-02T10:00:00.000Z', '2026-03-04T10:00:00.000Z'],
    ['never less than an open hour', '2026-03-03T09:10:00.000Z', '2026-03-04T10:00:00.000Z'],
  ])('is by itself %s', (_, now, expected) => {
    expect(usualAnswer(now, calendar)).toBe(expected);
  });
});

describe('whoever decides for the client', () => {
  it('is who answers for the desk or leads there, and not an expert of theirs', async () => {
    await allow(desk, upTo(5000));
    const { id: caseId } = await aCaseOf(desk);
    await doFor(desk, caseId, refundOf(8000));
    const taskId = (await actsOf(desk, caseId))[0]?.taskId ?? '';
    const mail = `ada-${taskId}@harmon.example`;
    const ada = await desk.as(desk.leo, async (ctx) => {
      const { id } = await addMember(ctx, { name: 'Ada', mail });
      await admit(ctx, {
        desk: desk.slug,
        personId: id,
        engagementId: desk.engagements.client,
        role: 'expert',
      });
      return { id, mail, organizationId: desk.leo.organizationId };
    });
    const says = (state: 'done' | 'accepted' | 'declined') =>
      desk.as(ada, (ctx) => answer(ctx, taskId, { state, text: 'Yes' }));
    for (const state of ['done', 'accepted', 'declined'] as const)
      await expect(says(state)).rejects.toMatchObject({ code: 'task.of-leads' });
    const past = desk.as(ada, (ctx) =>
      sql`update tasks set state = 'done' where desk_id = ${desk.id} and id = ${taskId}`.execute(ctx.db),
    );
    await expect(past).rejects.toMatchObject({ code: 'not-permitted' });
    const listed = async () => (await desk.as(ada, tasksAskedOfUs)).items.map(({ id }) => id);
    expect(await listed()).not.toContain(taskId);
    await desk.as(desk.leo, (ctx) =>
      admit(ctx, { desk: desk.slug, personId: ada.id, engagementId: desk.engagements.client, role: 'lead' }),
    );
    expect(await listed()).toContain(taskId);
    await says('done');
    await desk.asDesk(settleActs);
    expect(await actsOf(desk, caseId)).toMatchObject([{ state: 'agreed' }]);
  });
});

describe('the limit of what is not measured', () => {
  const visit = { kind: 'visit', text: 'The hinge is to be seen' };
  const states = async (of: string) => (await actsOf(desk, of)).map(({ state }) => state);

  it('is how often it is done on one case, where the client says so', async () => {
    await allow(desk, { kind: 'visit', step: 'do', limitTimes: 2 });
    const { id } = await aCaseOf(desk);
    for (const _ of [1, 2, 3]) await doFor(desk, id, visit);
    expect(await states(id)).toEqual(['done', 'done', 'asked']);
    const other = await aCaseOf(desk);
    await doFor(desk, other.id, visit);
    expect(await states(other.id)).toEqual(['done']);
    await allow(desk, { kind: 'visit', step: 'do' });
    await doFor(desk, id, visit);
    expect(await states(id)).toEqual(['done', 'done', 'asked', 'done']);
  });

  it('is kept by the database', async () => {
    await allow(desk, { kind: 'visit', step: 'tell', limitTimes: 1 });
    const { id } = await aCaseOf(desk);
    const done = () =>
      desk.as(desk.dana, (ctx) =>
        sql`insert into acts (desk_id, id, case_id, kind, measure, by_id, organization_id, state)
          values (${desk.id}, gen_random_uuid(), ${id}, 'visit', 'none', ${desk.dana.id},
            ${desk.dana.organizationId}, 'done')`.execute(ctx.db),
      );
    await done();
    await expect(done()).rejects.toThrow('no mandate covers this');
  });

  it('is of nothing that is measured', async () => {
    await expect(allow(desk, { ...upTo(5000), limitTimes: 2 })).rejects.toMatchObject({
      code: 'mandate.times',
    });
  });
});
