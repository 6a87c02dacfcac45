import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { say } from '../conversations/commands/say.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { answer } from '../tasks/fixtures.ts';
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
