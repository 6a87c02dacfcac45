import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { say } from '../conversations/commands/say.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { aCaseOf, allow, doFor, lineOf, upTo } from './acts.fixture.ts';
import { addActKind } from './commands/set-mandate.ts';
import { settleActs } from './commands/settle-acts.ts';
import type { Measure } from './contract.ts';
import { customerWords } from './customer-words.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  const add = (kind: string, name: string, told: boolean) =>
    desk.as(desk.leo, (ctx) => addActKind(ctx, { desk: desk.slug, kind, name, measure: 'none', told }));
  await add('loan', 'Loan of a unit', true);
  await add('note-in-books', 'Note in the books', false);
});

const inDays = async (days: number) =>
  (
    (await test.sql(`select app.now() + make_interval(days => $1) as at`, [days])).rows[0].at as Date
  ).toISOString();

async function nobodyAnswers() {
  await test.advance('2 days 1 minute');
  await desk.asDesk(settleQuestions);
  await desk.asDesk(settleActs);
}

const extents: Record<Measure, object> = {
  money: { amountMinor: 8000, currency: 'EUR' },
  days: { days: 20 },
  none: {},
};

async function asks(
  caseId: string,
  kind: string,
  measure: Measure,
  more: { amountMinor?: number; days?: number } = {},
) {
  const ifNobody = { by: await inDays(2), ...more };
  await doFor(desk, caseId, { kind, ...extents[measure], text: 'The jack is broken', ifNobody });
}

const lettersOf = async (caseId: string): Promise<string[]> =>
  (
    await test.sql(
      `select w.text from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.case_id = $1 and o.kind = 'message' and o.entry_id is not null
         and exists (select from entries e where e.id = o.entry_id and e.author_kind = 'desk-system')`,
      [caseId],
    )
  ).rows.map(({ text }) => text);

describe('a customer for whom something was asked and nobody answered', () => {
  it.each([
    [
      'refund',
      'money',
      'We asked whether we may pay money back to you. Nobody has answered yet, so nothing is done so far.',
    ],
    ['replacement', 'none', 'We asked whether we may send you a replacement.'],
    ['discount', 'money', 'We asked whether we may give you a discount.'],
    ['visit', 'none', 'We asked whether we may come to you.'],
    ['promise-horizon', 'days', 'We asked whether we may promise you a day.'],
    ['invoice', 'money', null],
    ['loan', 'none', 'We asked whether we may do this for you: Loan of a unit.'],
    ['note-in-books', 'none', null],
  ] as const)(
    'is told so where it touches them, and not how much was asked: %s',
    async (kind, measure, says) => {
      const { id } = await aCaseOf(desk);
      await asks(id, kind, measure);
      await nobodyAnswers();
      const letters = await lettersOf(id);
      expect(letters).toEqual(says ? [expect.stringContaining(says)] : []);
      expect(letters.join()).not.toMatch(/80|20 days|jack/);
      const staffReads = says ? 'Nothing is done, and the customer is told so.' : 'Tell the customer so';
      const line = await lineOf(desk, id);
      expect(line.findLast(({ audience }) => audience === 'companies')?.text).toContain(staffReads);
    },
  );

  it('reads who looks after it, and when they hear next', async () => {
    const { id } = await aCaseOf(desk);
    const nextWordBy = await inDays(5);
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, audience: 'customer', text: 'We ask.', nextWordBy }),
    );
    await asks(id, 'refund', 'money');
    await nobodyAnswers();
    const [text] = await lettersOf(id);
    const { rows } = await test.sql(
      'select p.name from cases c join persons p on p.id = c.owner_id where c.id = $1',
      [id],
    );
    expect(text).toContain(`${rows[0].name} still looks after this`);
    expect(text).toContain('Next word by:');
  });

  it('reads that a word is late where it is', async () => {
    const { id } = await aCaseOf(desk);
    await asks(id, 'refund', 'money');
    await test.advance('10 days');
    await nobodyAnswers();
    expect(await lettersOf(id)).toEqual([expect.stringContaining('You should have heard by')]);
  });

  it.each([
    ['de', 'Wir haben gefragt, ob wir Ihnen Geld erstatten dürfen. Bisher hat niemand geantwortet'],
    ['es', 'Hemos preguntado si podemos devolverle dinero. Todavía no ha respondido nadie'],
  ])('reads it in their language: %s', async (language, says) => {
    const { id } = await aCase(desk, { address: `${language}@customers.example`, language });
    await asks(id, 'refund', 'money');
    await nobodyAnswers();
    expect(await lettersOf(id)).toEqual([expect.stringContaining(says)]);
  });

  it('is told by whoever asked where no letter reaches them', async () => {
    const { id } = await aCase(desk, { address: '+442079460123' });
    await asks(id, 'refund', 'money');
    await nobodyAnswers();
    expect((await lineOf(desk, id)).at(-1)).toMatchObject({
      audience: 'companies',
      text: 'Nothing is done. Tell the customer so, and when the next word comes.',
    });
  });

  it.each([
    ['refund', 'money', { amountMinor: 4000 }, 'Done instead: Refund, €40.00. Nothing written reaches'],
    ['promise-horizon', 'days', { days: 3 }, 'Done instead: Promise ahead, 3 days, by '],
  ] as const)(
    'is told by somebody of what was done instead where no letter reaches them: %s',
    async (kind, measure, more, says) => {
      await allow(desk, upTo(5000));
      await allow(desk, { kind: 'promise-horizon', step: 'do', limitDays: 7 });
      const { id } = await aCase(desk, { address: '+442079460124' });
      await asks(id, kind, measure, more);
      await nobodyAnswers();
      const line = await lineOf(desk, id);
      expect(line.at(-1)).toMatchObject({ kind: 'act lapsed', audience: 'companies' });
      expect(line.at(-1)?.text).toContain(says);
      expect(line.at(-1)?.text).toMatch(/tell the customer so\.$/);
      expect(line.filter(({ kind: what }) => what === 'act done')).toEqual([]);
    },
  );

  it('is not told of a need that is over', async () => {
    const { id } = await aCaseOf(desk);
    await asks(id, 'refund', 'money');
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'customer solved it' }));
    await nobodyAnswers();
    expect(await lettersOf(id)).toEqual([]);
  });

  it.each([
    ['de', 'refund', /^Erstattung, 40,00\s€: Das ist getan\./],
    ['en', 'invoice', null],
  ])('is told in %s of what was done instead where it touches them: %s', async (language, kind, says) => {
    await allow(desk, { ...upTo(5000), kind });
    const { id } = await aCase(desk, { address: `${kind}-${language}@customers.example`, language });
    await asks(id, kind, 'money', { amountMinor: 4000 });
    await nobodyAnswers();
    expect(await lettersOf(id)).toEqual(says ? [expect.stringMatching(says)] : []);
  });

  it.each(['en', 'de', 'es'])(
    'has the words for every kind that a desk begins with in %s',
    async (language) => {
      const { rows } = await test.sql('select kind from app.first_act_kinds() where told');
      expect(Object.keys(customerWords(language).may)).toEqual(rows.map(({ kind }) => kind));
    },
  );
});
