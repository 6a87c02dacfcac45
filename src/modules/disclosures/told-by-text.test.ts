import { beforeAll, describe, expect, it } from 'vitest';
import { reveal } from '../../platform/reveal.ts';
import { WorkingByText } from '../pocket/fixtures.ts';
import { aCaseOf, mark, setbackOf, what } from './setbacks.fixture.ts';

const { on, now, letItBe, texts } = new WorkingByText();
const days = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['09:00', '17:00']]]));
const daily = JSON.stringify({ week: days });
const mailOfLeo = (mail: string | null) =>
  on.running.test.sql('update person_settings set mail = $2 where person_id = $1', [on.desk.leo.id, mail]);
beforeAll(async () => {
  await on.running.test.sql('update desks set hours = $2 where id = $1', [on.desk.id, daily]);
  await mailOfLeo(null);
});

const told = async (caseId: string) => (await setbackOf(on.desk, caseId)).clientToldAt;
const isNow = async () => (await now()).toInstant().toString({ fractionalSecondDigits: 3 });
/** Two moments, in milliseconds. */
const apart = (one: string, other: string | null) => Math.abs(Date.parse(one) - Date.parse(other ?? ''));
const opens = async (caseId: string) => {
  const { rows } = await on.running.test.sql(
    `select count(*)::int as times from custody_entries where actor_id = $1 and case_id = $2 and kind = 'opened'`,
    [on.desk.leo.id, caseId],
  );
  return rows[0].times;
};
/** The texts that tell them so, since they were asked last. */
const textsOfIt = () => texts().filter((words) => words.includes(what));
async function wentWrong(who = on.desk.dana) {
  const theCase = await aCaseOf(on.desk);
  await mark(on.desk, theCase.id, {}, who);
  await on.settle();
  return theCase;
}

describe('a client who is reached by text alone', () => {
  it('was told when the text went, as the desk opened, and not before', async () => {
    await letItBe('20:00');
    const { id } = await wentWrong();
    await letItBe('08:55');
    expect(await told(id)).toBeNull();
    expect(await opens(id)).toBe(0);
    expect(textsOfIt()).toEqual([]);
    await letItBe('09:01');
    expect(textsOfIt()).toHaveLength(1);
    const { rows } = await on.running.test.sql(
      `select o.settled_at from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.channel = 'text' and w.text like '%' || $1 || '%'`,
      [what],
    );
    expect(apart(rows[0].settled_at.toISOString(), await told(id))).toBeLessThan(30_000);
    expect(await opens(id)).toBe(1);
  });

  it('is told at once while the desk is open', async () => {
    await letItBe('10:00');
    const { id } = await wentWrong();
    expect(textsOfIt()).toHaveLength(1);
    expect(await told(id)).not.toBeNull();
  });

  it('was told as soon as they read the case, where that is before the text', async () => {
    await letItBe('21:00');
    const { id } = await wentWrong();
    await on.running.test.advance('1 hour');
    await on.settle();
    expect(await told(id)).toBeNull();
    await on.desk.as(on.desk.leo, (ctx) => reveal(ctx, [{ deskId: on.desk.id, caseId: id, as: 'opened' }]));
    await on.settle();
    expect(apart(await isNow(), await told(id))).toBeLessThan(30_000);
  });

  it('knows what its own person said who hears of it', async () => {
    await letItBe('22:30');
    const { id } = await wentWrong(on.desk.leo);
    expect(await told(id)).not.toBeNull();
  });

  it('is told at once where one of them is reached by mail as well', async () => {
    await letItBe('23:00');
    await mailOfLeo('leo@client.example');
    const { id } = await wentWrong();
    expect(await told(id)).not.toBeNull();
  });
});
