import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
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
      /^Dana Okafor \(Harmon Audio\) has a customer waiting and asks you: What does the mono switch do to the headphones\?\nWrite back what you know, or NO if you cannot say\. Until .+\.$/,
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
      'Dana Okafor has your answer. Thank you.',
    );
    expect(await asking.of(caseId)).toMatchObject({
      outcome: 'answered',
      turns: [{ answer: { by: 'Leo Brandt', words: 'It sums the mains.\nThe headphones stay stereo.' } }],
    });
    // Once it is answered, what they text goes to the desk again.
    expect(await by.text('By the way, the pump is here.')).toMatch(/^Passed on to your desk: By the way/);
  });

  it('says no with one word, and somebody else is asked', async () => {
    const { caseId } = await asking.ask();
    by.texts();
    expect(await by.text('No.')).toBe('Thank you. Dana Okafor asks somebody else.');
    expect((await asking.of(caseId)).turns).toMatchObject([
      { name: 'Leo Brandt', state: 'declined' },
      { name: 'Tom Hughes', state: 'asked' },
    ]);
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
