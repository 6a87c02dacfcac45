import { beforeAll, describe, expect, it } from 'vitest';
import { changePocket } from '../pocket/commands/pockets.ts';
import { WorkingByText } from '../pocket/fixtures.ts';
import { chooseMorning } from './commands/choose-morning.ts';
import { myMorning } from './queries/my-morning.ts';

const working = new WorkingByText();
const { on, asLeo, texts, text, letItBe, ask } = working;
beforeAll(async () => {
  await asLeo((ctx) =>
    changePocket(ctx, {
      desk: on.desk.slug,
      pocket: working.made.pocket,
      dayAt: null,
      questionsAt: ['12:00'],
    }),
  );
});

describe('the morning by text', () => {
  it('comes at its time with what is asked at the end, and a digit answers', async () => {
    const { slug } = on.desk;
    await letItBe('06:00');
    await asLeo((ctx) => chooseMorning(ctx, { desk: slug, at: '07:00', channel: 'text', alsoNothing: true }));
    expect(await asLeo((ctx) => myMorning(ctx, { desk: slug }))).toMatchObject({ takesTexts: true });
    await ask();
    await letItBe('07:00');
    const [morning = '', ...others] = texts();
    expect(others).toEqual([]);
    expect(morning).toMatch(/^Went wrong: 2\.\n- .*has heard nothing/);
    expect(morning).toContain('What we wait for from you: 1.\nNothing was done in your name yesterday.');
    expect(morning).toMatch(
      /1 question\. Digits answer\.\nMrs Alvarez.*Which pump\? 1 the cheaper, 2 the original/,
    );
    expect(await text('2')).toMatch(/^Answered for Mrs Alvarez/);
    await letItBe('12:00');
    expect(texts()).toEqual([]);
  });

  it('asks at noon only what was not asked in the morning', async () => {
    await ask({ request: 'Which belt?' });
    await letItBe('07:00');
    expect(texts()).toHaveLength(1);
    await letItBe('12:00');
    expect(texts()).toEqual([]);
  });

  it('goes by mail once no text is wanted', async () => {
    await text('STOP');
    await letItBe('07:00');
    expect(texts()).toEqual([]);
    const { rows } = await on.running.test.sql(
      `select w.recipient from outbox_words w join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
       where o.kind = 'staff'`,
    );
    expect(rows).toEqual([{ recipient: on.desk.leo.mail }]);
  });
});
