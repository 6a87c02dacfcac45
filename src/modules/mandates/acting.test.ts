import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { changeDesk } from '../desks/commands/change-desk.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { takeTaskBack } from '../tasks/commands/take-task-back.ts';
import { answer } from '../tasks/fixtures.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, lineOf, refundOf, upTo } from './acts.fixture.ts';
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

const lettersOf = async (caseId: string) =>
  (
    await test.sql(
      `select w.text from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.case_id = $1 and o.kind = 'message'`,
      [caseId],
    )
  ).rows;

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

  it('falls back to what is allowed when nobody answers, and the line says so, to the customer, too', async () => {
    const { caseId } = await asked();
    await nobodyAnswers();
    const acts = await actsOf(desk, caseId);
    expect(acts).toMatchObject([
      { state: 'lapsed', amountMinor: 8000 },
      { state: 'done', amountMinor: 4000, insteadOfId: acts[0]?.id, by: { name: 'Dana Okafor' } },
    ]);
    const [lapsed, done] = (await lineOf(desk, caseId)).slice(-2);
    expect(lapsed).toMatchObject({ kind: 'act lapsed', text: 'Done instead: Refund, €40.00.' });
    const text = expect.stringMatching(/^Refund, €40\.00: this is done\. .* did not come in time/);
    expect(done).toMatchObject({ kind: 'act done', audience: 'customer', text });
    expect(await lettersOf(caseId)).toEqual([{ text }]);
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

  it.each([
    [4000, 'Done instead: Refund, €40.00.'],
    [null, 'Nothing is done, and the customer is told so.'],
  ])('tells whoever asked what was done instead, once: %s', async (otherwise, text) => {
    const { caseId } = await asked({ otherwise });
    await nobodyAnswers();
    const { items } = await desk.as(desk.dana, myMentions);
    expect(items.filter((one) => one.caseId === caseId)).toMatchObject([{ kind: 'act lapsed', text }]);
  });

  it('says nothing of what is done before it is, for it may not be allowed any more', async () => {
    const { caseId } = await asked();
    await allow(desk, upTo(3999));
    await nobodyAnswers();
    expect((await lineOf(desk, caseId)).slice(-3)).toMatchObject([
      { kind: 'task lapsed', text: null },
      { kind: 'act lapsed', text: expect.stringContaining('is not allowed any more') },
      { kind: 'act lapsed', audience: 'customer', text: expect.stringContaining('nothing is done so far') },
    ]);
  });

  it('falls back to nothing where nothing was said, or where it is not allowed any more', async () => {
    const nothing = await asked({ otherwise: null });
    const lowered = await asked();
    await allow(desk, upTo(3999));
    await nobodyAnswers();
    for (const [{ caseId }, text] of [
      [nothing, 'Nothing is done, and the customer is told so.'],
      [lowered, 'Refund, €40.00 is not allowed any more. Nothing is done, and the customer is told so.'],
    ] as const) {
      expect(await actsOf(desk, caseId)).toMatchObject([{ state: 'lapsed' }]);
      expect((await lineOf(desk, caseId)).at(-2)).toMatchObject({ audience: 'companies', text });
      const said = (await lineOf(desk, caseId)).at(-1);
      expect(said).toMatchObject({ kind: 'act lapsed', audience: 'customer' });
      expect(await lettersOf(caseId)).toEqual([{ text: expect.stringContaining(said?.text ?? '') }]);
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
      request: expect.stringMatching(
        /^Zusage im Voraus, 14 Tage, bis \p{L}+, \d+\. \p{L}+: Bis das Teil da ist$/u,
      ),
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
