import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, lineOf, upTo } from './acts.fixture.ts';
import { settleActs } from './commands/settle-acts.ts';
import { mandatesOfDesk } from './queries/mandates.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const goesOn = { kind: 'visit', step: 'draft', goesOn: true } as const;
const asksFirst = { kind: 'visit', step: 'draft' } as const;

const asks = async (caseId: string, more: { goesOn?: boolean } = { goesOn: true }) => {
  const { rows } = await test.sql(`select app.now() + interval '2 days' as at`);
  const ifNobody = { by: (rows[0].at as Date).toISOString(), ...more };
  await doFor(desk, caseId, { kind: 'visit', text: 'Tuesday at ten, the pump', ifNobody });
};

async function nobodyAnswers() {
  await test.advance('2 days 1 minute');
  await desk.asDesk(settleQuestions);
  await desk.asDesk(settleActs);
}

describe('what is not measured, asked for where the client lets it go on without an answer', () => {
  it('is done when nobody answers, if whoever asked said so, and everybody reads why', async () => {
    await allow(desk, goesOn);
    const { id } = await aCaseOf(desk);
    await asks(id);
    const [asked] = await actsOf(desk, id);
    const task = await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: asked?.taskId ?? '' }));
    expect(task.question?.otherwise).toBe('It is done, as was agreed for that.');
    await nobodyAnswers();
    expect(await actsOf(desk, id)).toMatchObject([
      { state: 'lapsed' },
      { state: 'done', insteadOfId: asked?.id },
    ]);
    expect((await lineOf(desk, id)).slice(-2)).toMatchObject([
      { audience: 'companies', text: 'Done, as nobody answered: Visit.' },
      { audience: 'customer', text: expect.stringContaining('Visit: we go ahead with it.') },
    ]);
  });

  it('is not done where whoever asked did not say so', async () => {
    await allow(desk, goesOn);
    const { id } = await aCaseOf(desk);
    await asks(id, {});
    await nobodyAnswers();
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'lapsed' }]);
  });

  it('is not done where the client has taken that back', async () => {
    await allow(desk, goesOn);
    const { id } = await aCaseOf(desk);
    await asks(id);
    await allow(desk, asksFirst);
    await nobodyAnswers();
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'lapsed' }]);
    expect((await lineOf(desk, id)).at(-2)?.text).toContain('Visit is not allowed any more.');
  });

  it('is not said to be done where the client has not said that it may', async () => {
    await allow(desk, asksFirst);
    const { id } = await aCaseOf(desk);
    await expect(asks(id)).rejects.toMatchObject({ code: 'act.otherwise' });
  });

  it('is shown to whoever looks at what is handed off, and said of nothing else', async () => {
    await allow(desk, goesOn);
    const { items } = await desk.as(desk.dana, (ctx) => mandatesOfDesk(ctx, { desk: desk.slug }));
    expect(items.find(({ kind }) => kind === 'visit')).toMatchObject({ step: 'draft', goesOn: true });
    expect(items.find(({ kind }) => kind === 'refund')).toMatchObject({ goesOn: false });
    for (const setting of [
      { ...goesOn, step: 'do' as const },
      { ...upTo(100, 'draft'), goesOn: true },
    ])
      await expect(allow(desk, setting)).rejects.toMatchObject({ code: 'mandate.goes-on' });
  });

  it('past every command, too', async () => {
    await allow(desk, asksFirst);
    const { id } = await aCaseOf(desk);
    await asks(id, {});
    const [asked] = await actsOf(desk, id);
    const past = (statement: RawBuilder<unknown>) => desk.asDesk((ctx) => statement.execute(ctx.db));
    await nobodyAnswers();
    const instead = sql`
      insert into acts (desk_id, id, case_id, kind, measure, by_id, organization_id, state, instead_of_id)
      values (${desk.id}, gen_random_uuid(), ${id}, 'visit', 'none', ${desk.dana.id}, ${desk.dana.organizationId},
        'done', ${asked?.id})`;
    await expect(past(instead)).rejects.toThrow('only what was said is done instead');
  });
});
