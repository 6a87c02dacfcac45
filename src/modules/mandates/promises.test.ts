import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { say } from '../conversations/commands/say.ts';
import { changeDesk } from '../desks/commands/change-desk.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { answer } from '../tasks/fixtures.ts';
import { askTask } from '../tasks/index.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, lineOf } from './acts.fixture.ts';
import { settleActs } from './commands/settle-acts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await allow(desk, { kind: 'promise-horizon', step: 'do', limitDays: 7 });
});

const promised = (days: number, more: object = {}) => ({
  ...{ kind: 'promise-horizon', days, text: 'You have the new switch.' },
  ...more,
});

const dayIn = async (days: number, language = 'en'): Promise<string> => {
  const { rows } = await test.sql('select app.now() as now');
  return Temporal.Instant.from(rows[0].now.toISOString())
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .add({ days })
    .toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long' });
};

const lettersOf = async (caseId: string): Promise<string[]> =>
  (
    await test.sql(
      `select w.text from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.case_id = $1 and o.kind = 'message' order by o.recorded_at`,
      [caseId],
    )
  ).rows.map(({ text }) => text);

describe('a promise', () => {
  it('within the horizon is said to the customer with its day, and counts as done', async () => {
    const { id } = await aCaseOf(desk);
    const day = await dayIn(7);
    await doFor(desk, id, promised(7));
    expect(await actsOf(desk, id)).toMatchObject([{ kind: 'promise-horizon', state: 'done', days: 7 }]);
    expect(await lettersOf(id)).toEqual([
      expect.stringMatching(
        new RegExp(`^You have the new switch\\.\n\nWe promise this by ${day}\\.[^]*Next word by:`),
      ),
    ]);
    expect((await lineOf(desk, id)).map(({ kind }) => kind)).toContain('message');
  });

  it('is measured by itself, however many were made before', async () => {
    const { id } = await aCaseOf(desk);
    for (const days of [5, 6, 7]) await doFor(desk, id, promised(days));
    await doFor(desk, id, promised(8));
    expect((await actsOf(desk, id)).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'asked']);
  });

  it('beyond it is asked of the client, and made in the same words once it agrees', async () => {
    const { id } = await aCaseOf(desk);
    const day = await dayIn(20);
    await doFor(desk, id, promised(20));
    expect(await lettersOf(id)).toEqual([]);
    const [asked] = await actsOf(desk, id);
    await test.advance('1 day');
    await desk.as(desk.leo, (ctx) => answer(ctx, asked?.taskId ?? '', { state: 'done', text: 'Yes' }));
    await desk.asDesk(settleActs);
    expect(await lettersOf(id)).toEqual([
      expect.stringContaining(`You have the new switch.\n\nWe promise this by ${day}.`),
    ]);
  });

  it('is asked with its day, by the calendar of the desk, in the language of whoever is asked', async () => {
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, promised(20));
    const [asked] = await actsOf(desk, id);
    const task = await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: asked?.taskId ?? '' }));
    expect(task.request).toBe(`Promise ahead, 20 days, by ${await dayIn(20)}: You have the new switch.`);
  });

  it('is told by somebody, with its day, where the client agrees and no letter reaches the customer', async () => {
    const { id } = await aCase(desk, { address: '+442079460125' });
    const day = await dayIn(20);
    await doFor(desk, id, promised(20));
    const [asked] = await actsOf(desk, id);
    const taskId = asked?.taskId ?? '';
    const { question } = await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: taskId }));
    expect(question?.otherwise).toContain('Whoever asked tells the customer so');
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done', text: 'Yes' }));
    await desk.asDesk(settleActs);
    const agreed = (await lineOf(desk, id)).filter(({ kind }) => kind === 'act agreed');
    expect(agreed).toMatchObject([
      {
        audience: 'companies',
        text: `Promise ahead, 20 days, by ${day}. Nothing written reaches the customer: tell the customer so.`,
      },
    ]);
  });

  const lastMoment = async (days: number): Promise<Temporal.ZonedDateTime> => {
    const { rows } = await test.sql('select app.now() as now');
    const here = Temporal.Instant.from(rows[0].now.toISOString()).toZonedDateTimeISO('Europe/London');
    return here
      .toPlainDate()
      .add({ days: days + 1 })
      .toZonedDateTime('Europe/London');
  };

  it('is not made any more once its day is over', async () => {
    const { id } = await aCaseOf(desk);
    const day = await dayIn(8);
    await doFor(desk, id, promised(8));
    const [asked] = await actsOf(desk, id);
    await desk.as(desk.leo, (ctx) => answer(ctx, asked?.taskId ?? '', { state: 'done', text: 'Yes' }));
    await test.advance('10 days');
    await desk.asDesk(settleActs);
    expect((await lineOf(desk, id)).filter(({ kind }) => kind === 'act agreed')).toMatchObject([
      {
        audience: 'companies',
        text: `Promise ahead, 8 days, by ${day}. That day is over: tell the customer what holds now.`,
      },
    ]);
  });

  it('is answered before its day is over', async () => {
    const { id } = await aCaseOf(desk);
    const over = await lastMoment(8);
    const by = (at: Temporal.ZonedDateTime) => promised(8, { ifNobody: { by: at.toInstant().toString() } });
    await expect(doFor(desk, id, by(over.add({ seconds: 1 })))).rejects.toMatchObject({
      code: 'act.too-late',
    });
    await doFor(desk, id, by(over));
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'asked' }]);
  });

  it('is not asked for where the time to answer that is usual is after its day', async () => {
    const own = await aDesk(test);
    const soonest = (await lastMoment(0)).add({ days: 3 });
    const open: [string, string][] = [['09:00', '17:00']];
    const week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [], [soonest.dayOfWeek]: open };
    await own.as(own.leo, (ctx) => changeDesk(ctx, { desk: own.slug, hours: { week } }));
    const { id } = await aCaseOf(own);
    await expect(doFor(own, id, promised(1))).rejects.toMatchObject({ code: 'act.too-late' });
  });

  it('is answered before its day is over, says the database', async () => {
    const { id } = await aCaseOf(desk);
    const due = (await lastMoment(8)).add({ seconds: 1 }).toInstant().toString();
    const kept = desk.as(desk.dana, async (ctx) => {
      const question = { choices: ['Yes', 'No'], otherwise: 'Nothing.' };
      const about = { case: id, engagementId: desk.engagements.client, request: 'May I?', due, question };
      const task = await askTask(ctx, about);
      await sql`insert into acts (desk_id, id, case_id, kind, measure, days, by_id, organization_id, state, task_id)
        values (${desk.id}, gen_random_uuid(), ${id}, 'promise-horizon', 'days', 8, ${desk.dana.id},
          ${desk.dana.organizationId}, 'asked', ${task.id})`.execute(ctx.db);
    });
    await expect(kept).rejects.toThrow('before the day that is promised is over');
  });

  it('is made for a nearer day where that was said and nobody answered', async () => {
    const { id } = await aCase(desk, { address: 'ana@customers.example', language: 'de' });
    const { rows } = await test.sql(`select app.now() + interval '1 day' as at`);
    await doFor(desk, id, promised(20, { ifNobody: { by: (rows[0].at as Date).toISOString(), days: 5 } }));
    await test.advance('1 day 1 minute');
    const day = await dayIn(5, 'de');
    await desk.asDesk(settleQuestions);
    await desk.asDesk(settleActs);
    expect(await lettersOf(id)).toEqual([
      expect.stringContaining(`You have the new switch.\n\nDas sagen wir Ihnen bis ${day} zu.`),
    ]);
  });

  it('is in nobody’s way who says when the next word comes', async () => {
    await allow(desk, { kind: 'promise-horizon', step: 'draft', limitDays: 0 });
    const { id } = await aCaseOf(desk);
    const { rows } = await test.sql(`select app.now() + interval '13 days' as at`);
    const nextWordBy = (rows[0].at as Date).toISOString();
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, audience: 'customer', text: 'The part is lost. We are sorry.', nextWordBy }),
    );
    expect(await lettersOf(id)).toHaveLength(1);
    expect(await actsOf(desk, id)).toEqual([]);
  });
});
