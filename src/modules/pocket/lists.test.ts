import { beforeAll, describe, expect, it } from 'vitest';
import { changePocket } from './commands/pockets.ts';
import { WorkingByText } from './fixtures.ts';

const working = new WorkingByText();
const { on, asLeo, texts, text, letItBe, ask, askToCome } = working;
let alvarez: { id: string };
let lind: { id: string };
let pocket: string;
beforeAll(() => {
  ({ pocket, alvarez, lind } = working.made);
});

const withdrawAll = () =>
  on.running.test.sql(`update tasks set state = 'withdrawn' where state in ('asked', 'accepted')`);

describe('digits', () => {
  it('answer the list that had been sent when they were written, and not one that waits or came since', async () => {
    await withdrawAll();
    await letItBe('08:00');
    await ask({ theCase: lind, request: 'A belt?', hours: 30 });
    await letItBe('12:00');
    expect(texts()).toMatchObject([expect.stringMatching(/Bo Lind.*A belt/)]);
    await ask({ request: 'A pump?', hours: 8 });
    on.provider.answer.status = 503;
    await letItBe('17:00');
    expect(texts()).toEqual([]);
    // The new one waits still.
    expect(await text('2')).toBe('');
    on.provider.answer.status = 202;
    await on.running.test.advance('10 minutes');
    await on.settle();
    expect(texts()).toMatchObject([
      expect.stringMatching(/A pump/),
      expect.stringMatching(/^Answered for Bo Lind/),
    ]);
  });

  it('are read by the time at which they were written', async () => {
    await withdrawAll();
    await letItBe('08:00');
    await ask({ theCase: lind, request: 'A belt?', hours: 30 });
    await letItBe('12:00');
    await ask({ request: 'A pump?', hours: 8 });
    await letItBe('17:00');
    texts();
    expect(await text('2', { ago: 1 })).toMatch(/^Answered for Bo Lind/);
  });

  it('are not guessed while a new list has hardly been seen, and the desk and they are told so', async () => {
    await withdrawAll();
    await letItBe('08:00');
    await ask({ theCase: lind, request: 'A belt?', hours: 30 });
    await letItBe('12:00');
    texts();
    await ask({ request: 'A pump?', hours: 8 });
    await letItBe('17:00');
    expect(texts()).toMatchObject([expect.stringMatching(/A pump\?.*\n.*A belt/)]);
    expect(await text('2')).toMatch(
      /^Passed on to your desk: 2\nA new list has just gone out\. From 17:0[56] on numbers are read by it\.$/,
    );
    await on.running.test.advance('7 minutes');
    expect(await text('2')).toMatch(/^Answered for Mrs Alvarez/);
    expect(await text('3')).toMatch(/^Answered for Bo Lind/);
  });

  it('are clear where nobody can mean the list before', async () => {
    await withdrawAll();
    await letItBe('08:00');
    await ask({ request: 'A hose?', hours: 8 });
    await letItBe('12:00');
    texts();
    expect(await text('1')).toMatch(/^Answered for Mrs Alvarez/);
  });
});

describe('the numbers of a day', () => {
  it('are those of the day that had been sent, and not guessed where another comes unasked', async () => {
    await withdrawAll();
    await letItBe('07:00');
    await askToCome(lind, 120);
    expect(await text('day')).toMatch(/\n1 Bo Lind/);
    await askToCome(alvarez, 90);
    await asLeo((ctx) => changePocket(ctx, { desk: on.desk.slug, pocket, dayAt: '07:30' }));
    await letItBe('07:30');
    expect(texts()).toMatchObject([expect.stringMatching(/\n1 Mrs Alvarez.*\n2 Bo Lind/)]);
    expect(await text('1 note A', { ago: 1 })).toMatch(/^Noted for Bo Lind/);
    expect(await text('1 note B')).toMatch(/^Passed on to your desk: 1 note B\nA new list .* 07:3[56] /);
    expect(await text('day')).toMatch(/\n1 Mrs Alvarez/);
    expect(await text('1 note C')).toMatch(/^Noted for Mrs Alvarez/);
  });
});
