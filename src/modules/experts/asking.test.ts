import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awaited } from '../clientroom/queries/awaited.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { caseView } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { gapsOfDesk } from '../knowledge/queries/gaps.ts';
import { returnTask } from '../tasks/commands/return-task.ts';
import { answerTask } from '../tasks/index.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { askNow } from './commands/ask-now.ts';
import { endExpertise } from './commands/mark-expertise.ts';
import { takeAskBack } from './commands/take-ask-back.ts';
import { AskingNow } from './experts.fixture.ts';
import { askedOfMe } from './queries/asked-of-me.ts';
import { expertsOnDesk } from './queries/experts.ts';

const on = new OnAGateway();
const asking = new AskingNow(on);
const as = (who: 'leo' | 'tom' | 'priya' | 'dana' | 'sam') => on.desk[who];
const says = (who: Parameters<typeof as>[0], task: string, text: string | null) =>
  on.desk.as(as(who), (ctx) =>
    answerTask(ctx, text === null ? { task, state: 'declined' } : { task, state: 'done', text }),
  );
const asked = async (who: Parameters<typeof as>[0]) =>
  (await on.desk.as(as(who), askedOfMe)).items.map(({ taskId }) => taskId);
const leave = (...who: Parameters<typeof as>[0][]) =>
  Promise.all(who.map((one) => on.desk.as(as(one), (ctx) => endExpertise(ctx, { desk: on.desk.id }))));

beforeAll(async () => {
  await asking.marks('leo', { knows: 'The mono switch and headphones' });
  await asking.marks('tom', { knows: 'Switches' });
});
beforeEach(() => on.settle());

describe('those who know', () => {
  it('are asked one after the other, whoever fits best first; the first answer counts', async () => {
    const { caseId } = await asking.ask();
    const [first] = (await asking.of(caseId)).turns;
    expect(first).toMatchObject({ name: 'Leo Brandt', organization: 'Harmon Audio', state: 'asked' });
    expect(await asked('leo')).toEqual([first?.taskId]);
    expect(await asked('tom')).toEqual([]);
    await asking.later(2);
    expect((await asking.of(caseId)).turns).toHaveLength(1);
    await asking.later(1);
    const { turns } = await asking.of(caseId);
    expect(turns.map(({ name, state }) => [name, state])).toEqual([
      ['Leo Brandt', 'asked'],
      ['Tom Hughes', 'asked'],
    ]);
    await says('leo', first?.taskId ?? '', 'It sums the mains, not the headphones.');
    await on.settle();
    const answered = await asking.of(caseId);
    expect(answered).toMatchObject({
      outcome: 'answered',
      turns: [
        { state: 'done', answer: { by: 'Leo Brandt', words: 'It sums the mains, not the headphones.' } },
        { state: 'withdrawn', answer: null },
      ],
    });
    expect(await asked('tom')).toEqual([]);
    const view = await on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: caseId }));
    expect(view.entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['task asked', 'task done', 'task withdrawn']),
    );
  });

  it('are asked whoever is next at once where one cannot say', async () => {
    const { caseId } = await asking.ask();
    const [first] = (await asking.of(caseId)).turns;
    await says('leo', first?.taskId ?? '', null);
    await on.settle();
    expect((await asking.of(caseId)).turns.map(({ name }) => name)).toEqual(['Leo Brandt', 'Tom Hughes']);
    const [, second] = (await asking.of(caseId)).turns;
    await says('tom', second?.taskId ?? '', null);
    await on.settle();
    expect(await asking.of(caseId)).toMatchObject({ outcome: 'nobody', gapId: expect.any(String) });
  });

  it('answer at once, and take nothing on for later', async () => {
    const { caseId } = await asking.ask();
    const [turn] = (await asking.of(caseId)).turns;
    const task = turn?.taskId ?? '';
    expect(await on.desk.as(on.desk.leo, (ctx) => oneTask(ctx, { task }))).toMatchObject({ atOnce: true });
    await expect(
      on.desk.as(on.desk.leo, (ctx) => answerTask(ctx, { task, state: 'accepted' })),
    ).rejects.toMatchObject({ code: 'task.at-once' });
    await expect(
      on.desk.as(on.desk.leo, (ctx) => answerTask(ctx, { task, state: 'done' })),
    ).rejects.toMatchObject({ code: 'task.words' });
    await says('leo', task, 'Up is mono.');
  });

  it('are chosen by whoever asks, where they are', async () => {
    const items = await on.desk.as(on.desk.dana, (ctx) => expertsOnDesk(ctx, { desk: on.desk.slug }));
    const tom = items.items.find(({ name }) => name === 'Tom Hughes');
    const { caseId } = await asking.ask({ first: tom?.id ?? '' });
    expect((await asking.of(caseId)).turns.map(({ name }) => name)).toEqual(['Tom Hughes']);
    expect(items.items.map(({ isMe }) => isMe)).toEqual([false, false]);
  });

  it('are not asked by themselves, nor twice at a time on a case', async () => {
    await asking.marks('dana', { knows: 'The mono switch and headphones and what they do' });
    const { caseId } = await asking.ask();
    expect((await asking.of(caseId)).turns.map(({ name }) => name)).toEqual(['Leo Brandt']);
    await expect(
      on.desk.as(on.desk.tom, (ctx) => askNow(ctx, { case: caseId, question: 'And now?' })),
    ).rejects.toMatchObject({ code: 'ask.open' });
    await leave('dana');
  });

  it('hear that it is not needed any more, when it is taken back or the case ends', async () => {
    const { id, caseId } = await asking.ask();
    await expect(on.desk.as(on.desk.tom, (ctx) => takeAskBack(ctx, { ask: id }))).rejects.toMatchObject({
      code: 'ask.of-another',
    });
    await on.desk.as(on.desk.dana, (ctx) => takeAskBack(ctx, { ask: id }));
    await on.settle();
    expect(await asking.of(caseId)).toMatchObject({ outcome: 'taken back', turns: [{ state: 'withdrawn' }] });
    await expect(on.desk.as(on.desk.dana, (ctx) => takeAskBack(ctx, { ask: id }))).rejects.toMatchObject({
      code: 'ask.settled',
    });
    const other = await asking.ask();
    await on.desk.as(on.desk.leo, (ctx) => endCase(ctx, { case: other.caseId, outcome: 'left' }));
    await asking.later(3);
    expect(await asking.of(other.caseId)).toMatchObject({
      outcome: 'taken back',
      turns: [{ state: 'withdrawn' }],
    });
  });
});

describe('what nobody says within ten minutes', () => {
  it('is a gap, in which the case stands with what was asked; whoever asked hears of it', async () => {
    const { caseId } = await asking.ask({ question: 'Why is there a hum from the plate?' });
    await asking.later(9);
    expect((await asking.of(caseId)).outcome).toBeNull();
    await asking.later(1);
    const ask = await asking.of(caseId);
    expect(ask).toMatchObject({ outcome: 'nobody', turns: [{ state: 'lapsed' }, { state: 'lapsed' }] });
    const { items } = await on.desk.as(on.desk.dana, (ctx) =>
      gapsOfDesk(ctx, { desk: on.desk.slug, state: 'open', limit: 20 }),
    );
    expect(items.find(({ id }) => id === ask.gapId)).toMatchObject({ owner: 'Harmon Audio' });
    const { rows } = await on.running.test.sql('select words from gap_searches where gap_id = $1', [
      ask.gapId,
    ]);
    expect(rows).toEqual([{ words: 'Why is there a hum from the plate?' }]);
    const { items: mentions } = await on.desk.as(on.desk.dana, (ctx) => myMentions(ctx));
    expect(mentions.filter((one) => one.caseId === caseId)).not.toEqual([]);
    expect(await asked('leo')).toEqual([]);
  });
});

describe('a question', () => {
  it('goes on with its case where that is joined to another', async () => {
    const { caseId } = await asking.ask();
    const other = await asking.aCase();
    await on.running.test.sql(
      'update cases set customer_id = (select customer_id from cases where id = $1) where id = $2',
      [caseId, other.id],
    );
    await on.desk.as(on.desk.leo, (ctx) => joinCases(ctx, { case: caseId, to: other.id }));
    await asking.later(3);
    expect(await asking.of(other.id)).toMatchObject({
      outcome: null,
      turns: [{ name: 'Leo Brandt' }, { name: 'Tom Hughes' }],
    });
    const [turn] = (await asking.of(other.id)).turns;
    await says('leo', turn?.taskId ?? '', 'Up.');
    await on.settle();
    expect(await asking.of(other.id)).toMatchObject({ outcome: 'answered' });
  });

  it('is no work like other work: it is not returned, and the client is not asked to accept it', async () => {
    const { caseId } = await asking.ask();
    const [turn] = (await asking.of(caseId)).turns;
    const task = turn?.taskId ?? '';
    const { items } = await on.desk.as(on.desk.leo, (ctx) => awaited(ctx, { desk: on.desk.slug }));
    expect(items.map(({ id }) => id)).not.toContain(task);
    await says('leo', task, 'Up.');
    await expect(
      on.desk.as(on.desk.dana, (ctx) => returnTask(ctx, { task, text: 'And down?' })),
    ).rejects.toMatchObject({ code: 'task.question' });
    await expect(
      on.running.test.sql(`update tasks set state = 'asked' where id = $1`, [task]),
    ).rejects.toMatchObject({ code: 'TL409' });
  });
});

describe('nobody', () => {
  it('is asked where nobody can be asked now: at another hour, on another day, not before, or away', async () => {
    const now = (await on.running.test.now()).toZonedDateTimeISO('Europe/London');
    const theCase = await asking.aCase();
    const ask = () =>
      on.desk.as(on.desk.dana, (ctx) => askNow(ctx, { case: theCase.id, question: 'Is it the switch?' }));
    await leave('tom');
    const nobody = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    const another = (now.dayOfWeek % 7) + 1;
    await asking.marks('leo', { hours: { week: { ...nobody, [another]: [['00:00', '24:00']] } } });
    await expect(ask()).rejects.toMatchObject({ code: 'ask.nobody' });
    await asking.marks('leo', { notBefore: now.add({ hours: 1 }).toInstant().toString() });
    await expect(ask()).rejects.toMatchObject({ code: 'ask.nobody' });
    await asking.marks('leo');
    await on.running.test.sql(
      `insert into absences (person_id, id, starts_at, ends_at) values ($1, gen_random_uuid(), app.now() - interval '1 hour', app.now() + interval '1 hour')`,
      [on.desk.leo.id],
    );
    await expect(ask()).rejects.toMatchObject({ code: 'ask.nobody' });
    await on.running.test.sql(`update absences set withdrawn_at = app.now()`);
    await ask();
  });
});

describe('a third party', () => {
  it('says what it knows, is asked as a company, and answers with nothing else of the case in view', async () => {
    await expect(asking.marks('sam', { knows: 'Stock and returns of the shop' })).resolves.toBeTruthy();
    const { items } = await on.desk.as(on.desk.dana, (ctx) =>
      expertsOnDesk(ctx, { desk: on.desk.slug, said: 'Is the shop out of stock?' }),
    );
    expect(items[0]).toMatchObject({ name: 'Soundhouse', knows: 'Stock and returns of the shop' });
    const { caseId } = await asking.ask({ question: 'Is the shop out of stock?' });
    const [turn] = (await asking.of(caseId)).turns;
    expect(turn).toMatchObject({ name: 'Soundhouse', state: 'asked' });
    const { items: mine } = await on.desk.as(on.desk.sam, askedOfMe);
    expect(mine).toMatchObject([{ question: 'Is the shop out of stock?', case: null, by: 'Dana Okafor' }]);
    await says('sam', turn?.taskId ?? '', 'Two are left.');
    expect(await asking.of(caseId)).toMatchObject({
      outcome: 'answered',
      turns: [{ answer: { by: 'Sam Ito', words: 'Two are left.' } }],
    });
  });
});

describe('whoever asked and has left since', () => {
  it('stops no other question, and what they asked is a gap all the same', async () => {
    const { caseId } = await asking.ask();
    const [turn] = (await asking.of(caseId)).turns;
    await on.running.test.sql(
      `update memberships set ended_at = app.now() where person_id = $1 and ended_at is null`,
      [on.desk.dana.id],
    );
    await says('leo', turn?.taskId ?? '', null);
    await on.settle();
    const { rows } = await on.running.test.sql(
      'select a.outcome, a.gap_id, c.owner_id from asks a join cases c on c.id = case_id where case_id = $1',
      [caseId],
    );
    expect(rows).toMatchObject([{ outcome: 'nobody' }]);
    // Whoever owns the case makes it then, unless that is who has left.
    expect(rows[0].gap_id !== null).toBe(rows[0].owner_id !== on.desk.dana.id);
  });
});
