import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { takeAskBack } from '../experts/commands/take-ask-back.ts';
import { AskingNow } from '../experts/experts.fixture.ts';
import { expertsOf } from '../experts/queries/experts.ts';
import { ray, WorkingByText } from './fixtures.ts';

const by = new WorkingByText();
const asking = new AskingNow(by.on);

beforeAll(async () => {
  await asking.marks('leo', { knows: 'The mono switch and headphones' });
  await asking.marks('tom', { knows: 'Amplifiers' });
});

describe('whoever works by text', () => {
  it('is texted what they are asked at once, and what they text back is the answer on the case', async () => {
    const { caseId } = await asking.ask();
    const [text = ''] = by.texts();
    expect(text).toMatch(
      /^Dana Okafor \(Harmon Audio\) has a customer waiting and asks you: What does the mono switch do to the headphones\?\nWrite back what you know, or PASS if you cannot say\. Until .+\.$/,
    );
    expect((await asking.of(caseId)).turns).toMatchObject([
      { name: 'Leo Brandt', byText: true, byMail: false },
    ]);
    const { rows } = await by.on.running.test.sql(
      `select actor_id from custody_entries where case_id = $1 and kind = 'opened' and actor_id = $2`,
      [caseId, by.on.desk.leo.id],
    );
    expect(rows).toHaveLength(1);
    expect(await by.text('It sums the mains.\nThe headphones stay stereo.')).toBe(
      'Dana Okafor has your answer to “What does the mono switch do to the headphones?”. Thank you.',
    );
    expect(await asking.of(caseId)).toMatchObject({
      outcome: 'answered',
      turns: [{ answer: { by: 'Leo Brandt', words: 'It sums the mains.\nThe headphones stay stereo.' } }],
    });
    // Once it is answered, what they text goes to the desk again.
    expect(await by.text('By the way, the pump is here.')).toMatch(/^Passed on to your desk: By the way/);
  });

  it('passes with one word, and somebody else is asked', async () => {
    const { caseId } = await asking.ask();
    by.texts();
    expect(await by.text('Pass')).toBe('Thank you. Dana Okafor knows that you cannot say.');
    expect((await asking.of(caseId)).turns).toMatchObject([
      { name: 'Leo Brandt', state: 'declined' },
      { name: 'Tom Hughes', state: 'asked' },
    ]);
  });

  it('answers no with no, is told when it is not needed any more, and is read when they were too late', async () => {
    const first = await asking.ask({ question: 'Is the mono switch loud?' });
    expect(await by.text('No.')).toMatch(/has your answer/);
    expect(await asking.of(first.caseId)).toMatchObject({ turns: [{ answer: { words: 'No.' } }] });
    const { id, caseId } = await asking.ask({ question: 'Does the mono switch hum?' });
    by.texts();
    await by.on.desk.as(by.on.desk.dana, (ctx) => takeAskBack(ctx, { ask: id }));
    await by.on.settle();
    expect(by.texts()).toEqual(['Dana Okafor does not need to know it any more. Thank you.']);
    expect(await by.text('It does, a little.')).toBe(
      '“Does the mono switch hum?” is over by now. Dana Okafor reads what you write all the same. Thank you.',
    );
    const { entries } = await by.view(caseId);
    expect(entries.at(-1)).toMatchObject({ kind: 'task written', text: 'It does, a little.' });
    // After a while they write to their desk again.
    await by.on.running.test.advance('1 hour');
    expect(await by.text('The pump is here.')).toMatch(/^Passed on to your desk/);
  });

  it('is texted one question at a time; another one is theirs in the app', async () => {
    const one = await asking.ask({ question: 'Is the mono switch loud?' });
    const two = await asking.ask({ question: 'Does the mono switch hum?' });
    expect(by.texts()).toHaveLength(1);
    expect((await asking.of(two.caseId)).turns).toMatchObject([{ name: 'Leo Brandt', byText: false }]);
    expect(await by.text('Yes.')).toMatch(/“Is the mono switch loud\?”/);
    expect(await asking.of(one.caseId)).toMatchObject({ outcome: 'answered' });
    expect(await asking.of(two.caseId)).toMatchObject({ outcome: null });
    await by.on.desk.as(by.on.desk.dana, (ctx) => takeAskBack(ctx, { ask: two.id }));
    await by.on.settle();
    by.texts();
  });

  it('shows their number to nobody else who asks there', async () => {
    const { desk } = by.on;
    const numbers = async (ctx: Context) => {
      const known = await expertsOf(ctx, { deskId: desk.id, said: '' });
      return known.flatMap(({ number }) => number ?? []);
    };
    expect(await desk.as(desk.dana, numbers)).toEqual([]);
    expect(await desk.asDesk(numbers)).toEqual([ray]);
  });

  it('is not texted where they do not want it', async () => {
    await asking.marks('leo', { knows: 'The mono switch and headphones', byText: false, byMail: false });
    const { caseId } = await asking.ask();
    expect(by.texts()).toEqual([]);
    expect((await asking.of(caseId)).turns).toMatchObject([{ byText: false, byMail: false, state: 'asked' }]);
  });
});
