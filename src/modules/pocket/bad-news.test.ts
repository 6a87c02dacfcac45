import { beforeAll, describe, expect, it } from 'vitest';
import { mark, what } from '../disclosures/setbacks.fixture.ts';
import { ray, WorkingByText } from './fixtures.ts';

const working = new WorkingByText();
const { on, texts, text, letItBe } = working;
beforeAll(async () => {
  const open = [['08:00', '18:00']];
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, open]));
  await on.running.test.sql(
    `update desks set hours = jsonb_build_object('week', $2::jsonb), holidays = '{}' where id = $1`,
    [...[on.desk.id, JSON.stringify(week)]],
  );
  await letItBe('10:00');
  texts();
});

const badNews = () => texts().filter((one) => one.includes(what));

describe('what went wrong, to whoever works by text', () => {
  it('is texted at once, with whose matter it is, who says it and whether the customer knows', async () => {
    await mark(on.desk, working.made.alvarez.id);
    await on.settle();
    expect(texts()).toEqual([
      `Something went wrong: Mrs Alvarez, No sound on the mains. ${what} The customer does not know yet. Dana Okafor`,
    ]);
    await on.settle();
    expect(texts()).toEqual([]);
    const { rows } = await on.running.test.sql(
      `select count(*)::int as mails from outbox where kind = 'staff' and desk_id = $1`,
      [on.desk.id],
    );
    expect(rows).toEqual([{ mails: 1 }]);
  });

  it('is known to the record as read by them', async () => {
    const { rows } = await on.running.test.sql(
      `select distinct kind from custody_inbox where actor_id = $1 and case_id = $2
       union select distinct kind from custody_entries where actor_id = $1 and case_id = $2`,
      [on.desk.leo.id, working.made.alvarez.id],
    );
    expect(rows.map(({ kind }) => kind)).toContain('opened');
  });

  it('waits at night until the desk opens', async () => {
    await letItBe('22:00');
    texts();
    await mark(on.desk, working.made.lind.id);
    await on.settle();
    expect(badNews()).toEqual([]);
    await letItBe('07:59');
    expect(badNews()).toEqual([]);
    await letItBe('08:00');
    expect(badNews()).toHaveLength(1);
  });

  it('goes by mail alone once they want no texts', async () => {
    await text('STOP');
    await mark(on.desk, working.made.lind.id);
    await on.settle();
    expect(on.provider.got.filter(({ to }) => to === ray)).toEqual([]);
  });
});
