import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { written } from './articles.fixture.ts';
import { useArticle } from './commands/use-article.ts';
import type { ArticleUse } from './contract.ts';
import { aCaseHere } from './gaps.fixture.ts';
import { gap } from './queries/gap.ts';
import { gapsOfCase, gapsOfDesk } from './queries/gaps.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const say = (article: string, onCase: string, as: ArticleUse, who = desk.dana) =>
  desk.as(who, (ctx) => useArticle(ctx, { case: onCase, article, as }));
const ofCase = (onCase: string, who = desk.dana) =>
  desk.as(who, async (ctx) => (await gapsOfCase(ctx, { case: onCase })).items);

describe('an article that was wrong', () => {
  it('is a gap in the words of the customer, of whoever wrote it', async () => {
    const { id: caseId } = await aCaseHere(desk);
    const article = await written(desk, { words: 'It hums', model: 'MX-12', audience: 'companies' });
    await say(article, caseId, 'used');
    expect(await ofCase(caseId)).toEqual([]);
    await say(article, caseId, 'wrong');
    const [row] = await ofCase(caseId, desk.leo);
    expect(row).toMatchObject({
      ...{ words: 'No sound on the mains', model: 'MX-12', isWrong: true, people: 1 },
      ...{ owner: 'Clearline', turn: 1 },
    });
    expect(await desk.as(desk.leo, (ctx) => gap(ctx, { gap: row?.id ?? '' }))).toMatchObject({
      article: { id: article, words: 'It hums' },
    });
  });

  it('is one gap, on however many cases it is said, and at once', async () => {
    const cases = await Promise.all([aCaseHere(desk), aCaseHere(desk), aCaseHere(desk)]);
    const article = await written(desk, { audience: 'companies' });
    await Promise.all(cases.map(({ id }) => say(article, id, 'wrong')));
    await say(article, cases[0]?.id ?? '', 'wrong', desk.leo);
    const gaps = await Promise.all(cases.map(({ id }) => ofCase(id)));
    expect(new Set(gaps.flat().map(({ id }) => id)).size).toBe(1);
    expect(gaps.flat()[0]).toMatchObject({ people: 3, cases: 3 });
  });

  it('is seen by nobody to whom the article is not shown', async () => {
    const one = await aDesk(test);
    const { id: caseId } = await aCaseHere(one);
    const article = await written(one);
    await one.as(one.dana, (ctx) => useArticle(ctx, { case: caseId, article, as: 'wrong' }));
    const seen = (who: Desk['dana']) =>
      one.as(who, async (ctx) => (await gapsOfDesk(ctx, { desk: one.slug, state: 'open' })).items.length);
    expect([await seen(one.tom), await seen(one.leo)]).toEqual([1, 0]);
  });
});
