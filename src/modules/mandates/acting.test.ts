import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { admit } from '../desks/commands/admit.ts';
import { changeDesk } from '../desks/commands/change-desk.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { addMember } from '../people/commands/members.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { takeTaskBack } from '../tasks/commands/take-task-back.ts';
import { answer } from '../tasks/fixtures.ts';
import { askTask } from '../tasks/index.ts';
import { oneTask, tasksAskedOfUs } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, lineOf, refundOf, upTo } from './acts.fixture.ts';
import { usualAnswer } from './answer-times.ts';
import { settleActs } from './commands/settle-acts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const soon = async () =>
  ((await test.sql(`select app.now() + interval '14 days' as at`)).rows[0].at as Date).toISOString();

async function asked({ amount = 8000, otherwise = 4000 as number | null } = {}) {
  await allow(desk, upTo(5000));
  const theCase = await aCaseOf(desk);
  const ifNobody = { by: await soon(), ...(otherwise !== null && { amountMinor: otherwise }) };
  await doFor(desk, theCase.id, refundOf(amount, { ifNobody }));
  const [one] = await actsOf(desk, theCase.id);
  return { caseId: theCase.id, taskId: one?.taskId ?? '' };
}

async function nobodyAnswers() {
  await test.advance('14 days 1 minute');
  await desk.asDesk(settleQuestions);
  await desk.asDesk(settleActs);
}

describe('an act within its mandate', () => {
  it('is done at once and stands on the line for the companies, with its words', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, refundOf(5000));
    expect(await actsOf(desk, id)).toMatchObject([
      {
        state: 'done',
        amountMinor: 5000,
        currency: 'EUR',
        text: 'The jack is broken',
        by: { name: 'Dana Okafor' },
      },
    ]);
    expect((await lineOf(desk, id)).at(-1)).toEqual({
      kind: 'act done',
      text: 'Refund, €50.00: The jack is broken',
      audience: 'companies',
      by: 'Dana Okafor',
    });
  });

  it('is told to whoever speaks for the client where they want to be told, and only then', async () => {
    const told = () =>
      desk.as(desk.leo, async (ctx) => (await myMentions(ctx)).items.map(({ kind }) => kind));
    const { id } = await aCaseOf(desk);
    await allow(desk, upTo(5000, 'do'));
    await doFor(desk, id, refundOf(100));
    expect(await told()).toEqual([]);
    await allow(desk, upTo(5000, 'tell'));
    await doFor(desk, id, refundOf(100));
    expect(await told()).toEqual(['act done']);
  });

  it('is anything that the client’s own people do', async () => {
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, refundOf(999_900), desk.leo);
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'done', by: { name: 'Leo Brandt' } }]);
  });

  it('says what it is measured in, and is of a kind that the desk knows', async () => {
    const { id } = await aCaseOf(desk);
    const refuses = (acting: Parameters<typeof doFor>[2], code: string) =>
      expect(doFor(desk, id, acting)).rejects.toMatchObject({ code });
    await refuses({ kind: 'refund', text: 'x' }, 'act.amount');
    await refuses({ kind: 'promise-horizon', text: 'x' }, 'act.days');
    await refuses({ kind: 'loan', text: 'x' }, 'act.kind');
    await expect(doFor(desk, id, refundOf(100), desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
  });
});

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
    const ifNobody = (amountMinor: number) => soon().then((by) => ({ by, amountMinor }));
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
    await Promise.all([doFor(desk, id, refundOf(3000)), doFor(desk, id, refundOf(3000), desk.priya)]);
    expect((await actsOf(desk, id)).map(({ state }) => state).sort()).toEqual(['asked', 'done']);
  });
});

describe('the time in which the client answers', () => {
  const inMinutes = async (minutes: number) =>
    (
      (await test.sql(`select app.now() + make_interval(mins => $1) as at`, [minutes])).rows[0].at as Date
    ).toISOString();

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
    const { caseId, taskId } = await asked();
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

describe('an act outside its mandate', () => {
  it('is a question to the client, with what is done if nobody answers', async () => {
    const { caseId, taskId } = await asked();
    expect(await actsOf(desk, caseId)).toMatchObject([{ state: 'asked', amountMinor: 8000 }]);
    expect(await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: taskId }))).toMatchObject({
      request: 'Refund, €80.00: The jack is broken',
      question: { choices: ['Yes', 'No'], otherwise: 'Refund, €40.00, which is allowed already.' },
    });
    expect((await lineOf(desk, caseId)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['act asked', 'task asked']),
    );
  });

  it.each([
    ['Yes', 'agreed'],
    ['No', 'refused'],
  ])('is settled once as the client answers: %s', async (text, state) => {
    const { caseId, taskId } = await asked();
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done', text }));
    expect((await test.sql('select * from app.desks_with_acts_answered()')).rowCount).toBe(1);
    expect(await desk.asDesk(settleActs)).toBe(1);
    expect(await desk.asDesk(settleActs)).toBe(0);
    expect(await actsOf(desk, caseId)).toMatchObject([{ state, settledAt: expect.any(String) }]);
    expect((await lineOf(desk, caseId)).at(-1)).toMatchObject({
      kind: `act ${state}`,
      text: 'Refund, €80.00',
    });
  });

  it('falls back to what is allowed when nobody answers, and the line says so', async () => {
    const { caseId } = await asked();
    await nobodyAnswers();
    const acts = await actsOf(desk, caseId);
    expect(acts).toMatchObject([
      { state: 'lapsed', amountMinor: 8000 },
      { state: 'done', amountMinor: 4000, insteadOfId: acts[0]?.id, by: { name: 'Dana Okafor' } },
    ]);
    expect((await lineOf(desk, caseId)).at(-1)).toMatchObject({
      kind: 'act lapsed',
      text: 'Done instead: Refund, €40.00.',
    });
  });

  it.each([
    ['tell', ['act lapsed']],
    ['do', []],
  ] as const)('tells the client of what is done then where they want to be told: %s', async (step, told) => {
    const one = await aDesk(test);
    await allow(one, upTo(5000, step));
    const { id } = await aCaseOf(one);
    await doFor(one, id, refundOf(8000, { ifNobody: { by: await soon(), amountMinor: 4000 } }));
    await test.advance('14 days 1 minute');
    await one.asDesk(settleQuestions);
    await one.asDesk(settleActs);
    expect((await one.as(one.leo, myMentions)).items.map(({ kind }) => kind)).toEqual(told);
  });

  it('says nothing of what is done before it is, for it may not be allowed any more', async () => {
    const { caseId } = await asked();
    await allow(desk, upTo(3999));
    await nobodyAnswers();
    expect((await lineOf(desk, caseId)).slice(-2)).toMatchObject([
      { kind: 'task lapsed', text: null },
      { kind: 'act lapsed', text: expect.stringContaining('is not allowed any more') },
    ]);
  });

  it('falls back to nothing where nothing was said, or where it is not allowed any more', async () => {
    const nothing = await asked({ otherwise: null });
    const lowered = await asked();
    await allow(desk, upTo(3999));
    await nobodyAnswers();
    for (const [{ caseId }, text] of [
      [nothing, 'Nothing is done. Tell the customer'],
      [lowered, 'Refund, €40.00 is not allowed any more'],
    ] as const) {
      expect(await actsOf(desk, caseId)).toMatchObject([{ state: 'lapsed' }]);
      expect((await lineOf(desk, caseId)).at(-1)?.text).toContain(text);
    }
  });

  it('does not fall back to more than is allowed', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    const ifNobody = { by: await soon(), amountMinor: 5001 };
    await expect(doFor(desk, id, refundOf(8000, { ifNobody }))).rejects.toMatchObject({
      code: 'act.otherwise',
    });
    expect(await actsOf(desk, id)).toEqual([]);
  });

  it('falls back to nothing once its company does not work here any more', async () => {
    const one = await aDesk(test);
    await allow(one, upTo(5000));
    const { id } = await aCaseOf(one);
    await doFor(one, id, refundOf(8000, { ifNobody: { by: await soon(), amountMinor: 4000 } }));
    const engagement = one.engagements.provider;
    await one.as(one.leo, (ctx) => endEngagement(ctx, { desk: one.slug, engagement }));
    await test.advance('14 days 1 minute');
    await one.asDesk(settleQuestions);
    await one.asDesk(settleActs);
    const { rows } = await test.sql('select state from acts where case_id = $1', [id]);
    expect(rows).toEqual([{ state: 'lapsed' }]);
  });

  it('is asked in the first language of the desk, and answered in it', async () => {
    const one = await aDesk(test);
    await one.as(one.leo, (ctx) => changeDesk(ctx, { desk: one.slug, languages: ['de', 'en'] }));
    const { id } = await aCaseOf(one);
    await doFor(one, id, { kind: 'promise-horizon', days: 14, text: 'Bis das Teil da ist' });
    const [asked] = await actsOf(one, id);
    const task = asked?.taskId ?? '';
    expect(await one.as(one.leo, (ctx) => oneTask(ctx, { task }))).toMatchObject({
      request: 'Zusage im Voraus, 14 Tage: Bis das Teil da ist',
      question: { choices: ['Ja', 'Nein'], otherwise: expect.stringContaining('Es wird nichts getan.') },
    });
    await one.as(one.leo, (ctx) => answer(ctx, task, { state: 'done', text: 'Ja' }));
    await one.asDesk(settleActs);
    expect(await actsOf(one, id)).toMatchObject([{ state: 'agreed' }]);
  });

  it('is asked no more when the question is taken back', async () => {
    const { caseId, taskId } = await asked();
    await desk.as(desk.dana, (ctx) => takeTaskBack(ctx, { task: taskId }));
    await desk.asDesk(settleActs);
    expect(await actsOf(desk, caseId)).toMatchObject([{ state: 'withdrawn' }]);
    expect((await lineOf(desk, caseId)).at(-1)).toMatchObject({ kind: 'task withdrawn' });
  });
});
