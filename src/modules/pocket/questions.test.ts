import { beforeAll, describe, expect, it } from 'vitest';
import { myMentions } from '../conversations/queries/mentions.ts';
import { askTask } from '../tasks/index.ts';
import { changePocket } from './commands/pockets.ts';
import { WorkingByText } from './fixtures.ts';
import { pockets } from './queries/pockets.ts';

const working = new WorkingByText();
const { on, asLeo, view, texts, text, now, letItBe, ask } = working;
let pocket: string;
let alvarez: { id: string };
let lind: { id: string };
beforeAll(() => {
  ({ pocket, alvarez, lind } = working.made);
});

describe('questions to whoever works by text', () => {
  it('come at noon and at five unless they choose otherwise, the first to be due first', async () => {
    const { items } = await asLeo((ctx) => pockets(ctx, { desk: on.desk.slug }));
    expect(items).toMatchObject([{ dayAt: null, questionsAt: ['12:00', '17:00'] }]);
    await ask({ theCase: lind, request: 'May we send\nhim a belt?', choices: ['yes', 'no', 'ask me'] });
    await ask({ hours: 8 });
    await letItBe('11:59');
    expect(texts()).toEqual([]);
    await letItBe('12:00');
    const [bundle, ...others] = texts();
    expect(others).toEqual([]);
    expect(bundle).toMatch(
      new RegExp(
        [
          '^2 questions\\. Digits answer\\.',
          'Mrs Alvarez, No sound on the mains: Which pump\\? 1 the cheaper, 2 the original\\. By 17:00, else: we order the cheaper',
          'Bo Lind, No sound on the mains: May we send him a belt\\? 3 yes, 4 no, 5 ask me\\. By \\w{3},? \\d+ \\w+,? \\d\\d:00, else: we order the cheaper$',
        ].join('\\n'),
      ),
    );
  });

  it('are answered by digits, several at once, and what was answered is said back', async () => {
    const reply = await text('2, 4');
    expect(reply).toBe(
      'Answered for Mrs Alvarez, No sound on the mains: the original. UNDO takes it back.\n' +
        'Answered for Bo Lind, No sound on the mains: no. UNDO takes it back.',
    );
    for (const [theCase, said] of [
      [alvarez, 'the original'],
      [lind, 'no'],
    ] as const)
      expect((await view(theCase.id)).entries.at(-1)).toMatchObject({
        kind: 'task done',
        text: said,
        author: { id: on.desk.leo.id },
      });
    expect(await text('5')).toBe('Bo Lind, No sound on the mains: nobody waits for an answer any more.');
  });

  it('that were answered wrongly are taken back, and answered again by the same digits', async () => {
    expect(await text('undo')).toMatch(/^Taken back for Bo Lind/);
    expect((await view(lind.id)).entries.slice(-2)).toMatchObject([
      { kind: 'note', text: 'Taken back by text.' },
      { kind: 'task asked', text: 'May we send\nhim a belt?' },
    ]);
    expect(await text('3')).toMatch(/^Answered for Bo Lind, .*: yes\./);
  });

  it.each(['7', '1 2', '3 9', '1 1'])('are not guessed from "%s", which goes to the desk', async (digits) => {
    expect(await text(digits)).toBe(`Passed on to your desk: ${digits}`);
  });

  it('leave the numbers of the day as they are', async () => {
    const { rows } = await on.running.test.sql(`select state from tasks where choices is not null`);
    expect(rows.every(({ state }) => state === 'done')).toBe(true);
    const visit = { case: alvarez.id, engagementId: on.desk.engagements.client, personId: on.desk.leo.id };
    const due = (await now()).add({ minutes: 30 }).toInstant().toString({ fractionalSecondDigits: 3 });
    await on.desk.as(on.desk.dana, (ctx) => askTask(ctx, { ...visit, request: 'Look at the pump', due }));
    const open = await ask({ hours: 2 });
    expect(await text('day')).toMatch(/^1 visit, .*\n1 Mrs Alvarez/);
    expect(await text('1 done')).toMatch(/^Done: Mrs Alvarez/);
    await on.running.test.sql(`update tasks set state = 'withdrawn' where id = $1`, [open.id]);
  });

  it('that nobody answered in time are told to whoever asked, and no more to them', async () => {
    await letItBe('08:00');
    texts();
    await ask({ hours: 5 });
    await letItBe('12:00');
    expect(texts()).toMatchObject([expect.stringMatching(/^1 question\./)]);
    await letItBe('13:01');
    expect((await view(alvarez.id)).entries.at(-1)).toMatchObject({
      kind: 'task lapsed',
      text: 'we order the cheaper',
    });
    expect(texts()).toEqual([]);
    expect(await text('1')).toMatch(/nobody waits for an answer any more/);
  });
});

describe('a bundle', () => {
  it('holds five questions and nine digits, what does not fit waits, and there are two a day', async () => {
    await letItBe('08:00');
    texts();
    for (const hours of [31, 32, 33, 34, 35, 36]) await ask({ request: `Q${hours}?`, hours });
    await ask({ request: 'Q30?', choices: ['a', 'b', 'c'], hours: 30 });
    await letItBe('12:00');
    const [first = ''] = texts();
    expect(first.match(/Q\d+/g)).toEqual(['Q30', 'Q31', 'Q32', 'Q33']);
    expect(first).toMatch(/8 the cheaper, 9 the original/);
    const { rows } = await on.running.test.sql('select * from app.desks_with_bundles_due()');
    expect(rows).toEqual([]);
    await letItBe('16:59');
    expect(texts()).toEqual([]);
    await text('1');
    await letItBe('17:00');
    const [second = '', ...more] = texts();
    expect(more).toEqual([]);
    // What was in none yet goes first, then what is open still.
    expect(second.match(/Q\d+/g)).toEqual(['Q34', 'Q35', 'Q36', 'Q31']);
    await ask({ request: 'One more?' });
    await letItBe('22:00');
    expect(texts()).toEqual([]);
  });

  it('does not come between two times, though there was none at the earlier one', async () => {
    await on.running.test.sql(`update tasks set state = 'withdrawn' where state = 'asked'`);
    await letItBe('13:00');
    await ask({ request: 'Late?' });
    await letItBe('16:59');
    expect(texts()).toEqual([]);
    await letItBe('17:00');
    expect(texts()).toHaveLength(1);
    await ask({ request: 'One more?' });
  });

  it('is not sent at another time that is chosen late in the day, and not at all to who wants none', async () => {
    await asLeo((ctx) => changePocket(ctx, { desk: on.desk.slug, pocket, questionsAt: ['21:00', '18:00'] }));
    await on.settle();
    expect(texts()).toEqual([]);
    const { items } = await asLeo((ctx) => pockets(ctx, { desk: on.desk.slug }));
    expect(items).toMatchObject([{ questionsAt: ['18:00', '21:00'] }]);
    await asLeo((ctx) => changePocket(ctx, { desk: on.desk.slug, pocket, questionsAt: [] }));
    await letItBe('12:00');
    await letItBe('21:30');
    expect(texts()).toEqual([]);
  });

  it('goes to anybody there who was asked, in the language of the desk', async () => {
    await on.running.test.sql(`update tasks set state = 'withdrawn' where state = 'asked'`);
    await on.running.test.sql(`update desks set languages = '{de}' where id = $1`, [on.desk.id]);
    await asLeo((ctx) => changePocket(ctx, { desk: on.desk.slug, pocket, questionsAt: ['12:00'] }));
    await ask({ whom: {}, hours: 30 });
    await letItBe('12:00');
    expect(texts()[0]).toMatch(/^1 Frage\. .*\n.* 1 the cheaper, 2 the original\. Bis .*, sonst: we order/);
    expect(await text('1')).toMatch(/^Geantwortet zu Mrs Alvarez.*ZURÜCK/);
  });

  it('holds what only leads decide for whoever leads or answers there, and for nobody else', async () => {
    const { test } = on.running;
    await test.sql(`update tasks set state = 'withdrawn' where state = 'asked'`);
    await test.sql(`update desks set languages = '{en}' where id = $1`, [on.desk.id]);
    const [theirs, anybodys] = [
      await ask({ whom: {}, hours: 90, request: 'May we?' }),
      await ask({ whom: {}, hours: 90 }),
    ];
    await test.sql('update tasks set of_leads = true where id = $1', [theirs.id]);
    const stands = (role: string) =>
      test.sql('update roster set role = $2 where desk_id = $1 and person_id = $3', [
        ...[on.desk.id, role, on.desk.leo.id],
      ]);
    await stands('agent');
    await letItBe('12:00');
    expect(texts()[0]).toMatch(/^1 question.*\n.*Which pump/);
    await test.sql(`update tasks set state = 'withdrawn' where id = $1`, [anybodys.id]);
    await letItBe('12:00');
    expect(texts()).toEqual([]);
    expect((await test.sql('select * from app.desks_with_bundles_due()')).rows).toEqual([]);
    await stands('accountable');
    await letItBe('12:00');
    expect(texts()[0]).toMatch(/^1 question.*\n.*May we/);
  });

  it('says plainly that an answer which counts at once is not taken back, and tells whoever asked', async () => {
    expect(await text('1')).toBe('Answered for Mrs Alvarez, No sound on the mains: the cheaper.');
    expect(await text('undo')).toBe(
      'Mrs Alvarez, No sound on the mains: your answer counts already. Whoever asked is told that you take it back.',
    );
    expect((await view(alvarez.id)).entries.slice(-2)).toMatchObject([
      { kind: 'task done', text: 'the cheaper' },
      { kind: 'note', text: 'The answer is taken back by text. It counted already: please speak about it.' },
    ]);
    const told = await on.desk.as(on.desk.dana, async (ctx) => (await myMentions(ctx)).items);
    expect(told).toContainEqual(expect.objectContaining({ kind: 'note', caseId: alvarez.id }));
  });

  it('cannot be kept a third time a day, for other times or with more, whoever writes it', async () => {
    const keep = (place: number, items: number) =>
      on.running.test.sql(
        `insert into pocket_bundles (desk_id, id, pocket_id, person_id, day, place, items)
         select desk_id, gen_random_uuid(), id, person_id, '2000-01-01', $2, (select jsonb_agg(n) from generate_series(1, $3::int) n)
         from pockets where id = $1`,
        [pocket, place, items],
      );
    await letItBe('03:00');
    await expect(keep(1, 6)).rejects.toThrow('pocket_bundles_items_check');
    await expect(keep(3, 1)).rejects.toThrow('pocket_bundles_place_check');
    await keep(1, 5);
    await keep(2, 5);
    await expect(keep(2, 1)).rejects.toThrow('duplicate key');
    const three = `update pockets set questions_at = '{08:00,12:00,17:00}' where id = $1`;
    await expect(on.running.test.sql(three, [pocket])).rejects.toThrow('pockets_questions_at_check');
  });

  it('ends with STOP', async () => {
    await text('STOP');
    const { items } = await asLeo((ctx) => pockets(ctx, { desk: on.desk.slug }));
    expect(items).toMatchObject([{ questionsAt: [] }]);
  });
});
