import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OnAGateway } from '../conversations/fixtures.ts';
import { engage } from '../desks/commands/engage.ts';
import { written } from '../knowledge/articles.fixture.ts';
import { useArticle } from '../knowledge/commands/use-article.ts';
import { askNow } from './commands/ask-now.ts';
import { AskingNow } from './experts.fixture.ts';
import { asksOfCase } from './queries/asks-of-case.ts';
import { expertsOnDesk } from './queries/experts.ts';
import { tables } from './tables.ts';

const on = new OnAGateway();
const asking = new AskingNow(on);
const known = async () => {
  const { items } = await on.desk.as(on.desk.dana, (ctx) => expertsOnDesk(ctx, { desk: on.desk.slug }));
  return items.map(({ name, knows }) => [name, knows]);
};

beforeAll(() => asking.marks('tom', { knows: 'Switches' }));
beforeEach(() => on.settle());

describe('the words of a question', () => {
  it('go where the law has them erased, which nobody on the desk can do; then nobody is asked any more', async () => {
    const { id, caseId } = await asking.ask();
    const deleted = on.desk.as(on.desk.dana, (ctx) => tables(ctx).deleteFrom('askWords').execute());
    await expect(deleted).rejects.toMatchObject({ code: 'not-permitted' });
    await on.running.test.sql('delete from ask_words where ask_id = $1', [id]);
    await expect(on.running.test.sql('truncate ask_words')).rejects.toThrow('is append-only');
    await asking.later(3);
    expect(await asking.of(caseId)).toMatchObject({
      ...{ question: null, outcome: 'taken back' },
      turns: [{ name: 'Tom Hughes', state: 'withdrawn' }],
    });
    const { rows } = await on.running.test.sql('select * from app.desks_with_asks_due()');
    expect(rows).toEqual([]);
  });
});

describe('the gap that a question became', () => {
  it('is named to whoever may read it', async () => {
    const { desk } = on;
    const { id: caseId } = await asking.aCase();
    const article = await written(desk, { case: caseId }, desk.leo);
    await desk.as(desk.leo, async (ctx) => {
      await useArticle(ctx, { case: caseId, article, as: 'wrong' });
      await askNow(ctx, { case: caseId, question: 'Is page 4 wrong?' });
    });
    await on.settle();
    await asking.later(10);
    const [asked] = (await desk.as(desk.leo, (ctx) => asksOfCase(ctx, { case: caseId }))).items;
    expect(asked).toMatchObject({ outcome: 'nobody', gapId: expect.any(String) });
    expect(await asking.of(caseId)).toMatchObject({ outcome: 'nobody', gapId: null });
  });
});

describe('what somebody said that they know', () => {
  it('is known once, however often they were taken on since', async () => {
    const { desk } = on;
    const role = { role: 'provider', purpose: 'answers customers' } as const;
    const { id } = await desk.as(desk.leo, (ctx) =>
      engage(ctx, { desk: desk.slug, organizationId: desk.tom.organizationId, ...role }),
    );
    await on.running.test.sql('update roster set engagement_id = $2 where person_id = $1', [desk.tom.id, id]);
    expect(await known()).toEqual([]);
    await asking.marks('tom', { knows: 'Amplifiers' });
    expect(await known()).toEqual([['Tom Hughes', 'Amplifiers']]);
  });
});
