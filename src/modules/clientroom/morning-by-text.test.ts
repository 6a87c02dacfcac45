import { beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../testing/a-desk.ts';
import { say } from '../conversations/commands/say.ts';
import { changePocket } from '../pocket/commands/pockets.ts';
import { WorkingByText } from '../pocket/fixtures.ts';
import { askTask } from '../tasks/index.ts';
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

async function listed(ids: readonly string[]): Promise<Set<string | undefined>> {
  const { rows } = await on.running.test.sql(
    `select distinct case_id from (select actor_id, kind, case_id from custody_inbox
      union all select actor_id, kind, case_id from custody_entries) seen
     where actor_id = $1 and kind = 'listed' and case_id = any ($2)`,
    [on.desk.leo.id, ids],
  );
  return new Set(rows.map((row) => row.case_id));
}

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

  it('shows no more cases behind what was done than it names', async () => {
    const { desk } = on;
    const names = ['Ana Alba', 'Ben Birk', 'Cleo Caro', 'Dov Dahl'];
    const nextWordBy = await working.in({ hours: 200 });
    const ids: string[] = [];
    for (const name of names) {
      const { id } = await aCase(desk, { name, address: `${name.slice(0, 3)}@customers.example` });
      await desk.as(desk.dana, (ctx) =>
        say(ctx, { case: id, audience: 'customer', text: 'We look into it.', nextWordBy }),
      );
      ids.push(id);
    }
    await letItBe('07:00');
    const [morning = ''] = texts();
    const shown = await listed(ids);
    const replies = morning.split('\n').find((line) => line.startsWith('- 4 replies: ')) ?? '';
    const named = names.filter((name) => replies.includes(name));
    expect(named).toHaveLength(3);
    expect(names.filter((_, at) => shown.has(ids[at]))).toEqual(named);
  });

  it('lists no more of what is waited for than it names', async () => {
    const { desk } = on;
    const names = ['Eva Ekman', 'Finn Falk', 'Gil Gama', 'Hal Hart', 'Ian Ito'];
    const due = await working.in({ hours: 30 });
    const ids: string[] = [];
    for (const name of names) {
      const { id } = await aCase(desk, { name, address: `${name.slice(0, 3)}@customers.example` });
      const about = { case: id, engagementId: desk.engagements.client, request: 'Where is it?', due };
      await desk.as(desk.dana, (ctx) => askTask(ctx, about));
      ids.push(id);
    }
    await letItBe('07:00');
    const [morning = ''] = texts();
    const shown = await listed(ids);
    const named = names.filter((name) => morning.includes(`${name}: Where is it?`));
    expect(named).toHaveLength(3);
    expect(names.filter((_, at) => shown.has(ids[at]))).toEqual(named);
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
