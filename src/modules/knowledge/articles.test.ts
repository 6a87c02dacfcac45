import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { someWords, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle } from './commands/write-article.ts';
import type { ArticleUse } from './contract.ts';
import { article } from './queries/article.ts';
import { articlesOfDesk } from './queries/articles.ts';
import { fittingArticles } from './queries/fitting-articles.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const read = (id: string, who = desk.dana) => desk.as(who, (ctx) => article(ctx, { article: id }));
const listed = (who = desk.dana, on = desk) =>
  on.as(who, async (ctx) => (await articlesOfDesk(ctx, { desk: on.slug, limit: 50 })).items);
const notFound = { code: 'article.not-found' };
const aCaseHere = () => aCase(desk, { address: `${randomUUID()}@customers.example` });

describe('an article', () => {
  it('says what helps, by whom and since when', async () => {
    const id = await written(desk, { make: 'Harmon', model: 'MX-12', versions: 'sheet 1.3' });
    expect(await read(id)).toMatchObject({
      ...{ ...someWords, make: 'Harmon', model: 'MX-12', versions: 'sheet 1.3', version: 1 },
      ...{ confidence: 'work in progress', audience: 'company', author: 'Dana Okafor' },
      ...{
        organization: 'Clearline',
        beginning: 'Press the mono switch out.',
        cases: 0,
        helped: 0,
        wrong: 0,
      },
      history: [{ version: 1, author: { name: 'Dana Okafor', organization: 'Clearline' } }],
    });
    expect((await listed()).map((row) => row.id)).toContain(id);
  });

  it('stands in the list by its latest change', async () => {
    const one = await aDesk(test);
    const ids = [await written(one, { words: 'one' }), await written(one, { words: 'two' })];
    await one.as(one.tom, (ctx) => changeArticle(ctx, { ...someWords, article: ids[0] ?? '', version: 1 }));
    expect((await listed(one.dana, one)).map(({ id, version }) => ({ id, version }))).toEqual([
      { id: ids[0], version: 2 },
      { id: ids[1], version: 1 },
    ]);
  });

  it('stands among those that are put away, and no more in the list', async () => {
    const one = await aDesk(test);
    const [kept, gone] = [await written(one), await written(one)];
    await one.as(one.tom, (ctx) => judgeArticle(ctx, { article: gone, confidence: 'archived' }));
    const archived = await one.as(one.dana, (ctx) =>
      articlesOfDesk(ctx, { desk: one.slug, confidence: 'archived' }),
    );
    expect(archived.items.map(({ id }) => id)).toEqual([gone]);
    expect((await listed(one.dana, one)).map(({ id }) => id)).toEqual([kept]);
  });

  it('names whoever said it as it stands, with their company', async () => {
    const id = await written(desk, { audience: 'companies' });
    await desk.as(desk.leo, (ctx) => changeArticle(ctx, { ...someWords, article: id, version: 1 }));
    expect(await read(id)).toMatchObject({ author: 'Leo Brandt', organization: 'Harmon Audio' });
  });

  it('keeps all that it said before', async () => {
    const id = await written(desk);
    const better = { ...someWords, helps: 'Press it out, then turn the gain up.' };
    await desk.as(desk.tom, (ctx) => changeArticle(ctx, { ...better, article: id, version: 1 }));
    const { version, helps, history } = await read(id);
    expect({ version, helps }).toEqual({ version: 2, helps: better.helps });
    expect(history.map((one) => [one.version, one.helps, one.author.name])).toEqual([
      [2, better.helps, 'Tom Hughes'],
      [1, someWords.helps, 'Dana Okafor'],
    ]);
    for (const table of ['article_versions', 'article_judgements', 'article_uses', 'articles'])
      await expect(test.sql(`delete from ${table}`)).rejects.toThrow(/append-only/);
    await expect(test.sql(`update article_versions set helps = ''`)).rejects.toThrow(/append-only/);
  });

  it('is changed by one of two who read the same version', async () => {
    const id = await written(desk);
    const change = (who: Desk['dana'], helps: string) =>
      desk.as(who, (ctx) => changeArticle(ctx, { ...someWords, helps, article: id, version: 1 }));
    const both = await Promise.allSettled([change(desk.dana, 'one'), change(desk.tom, 'two')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'article.changed' });
    expect((await read(id)).history).toHaveLength(2);
    await expect(change(desk.dana, 'three')).rejects.toMatchObject({ code: 'article.changed' });
  });

  it('has no version that follows none', async () => {
    const id = await written(desk);
    const skipped = desk.as(desk.dana, (ctx) =>
      sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${id}, 4, 'en', 'x', '', ${desk.dana.id}, ${desk.dana.organizationId})`.execute(
        ctx.db,
      ),
    );
    await expect(skipped).rejects.toThrow(/follows the newest/);
    const wordless = desk.as(desk.dana, (ctx) =>
      sql`insert into articles (desk_id, id, organization_id, made_by_id)
        values (${desk.id}, ${randomUUID()}, ${desk.dana.organizationId}, ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(wordless).rejects.toThrow(/foreign key/);
  });

  it('stays with the desk when whoever wrote it has left', async () => {
    const one = await aDesk(test);
    const id = await written(one, { audience: 'companies' }, one.tom);
    await test.sql(`update roster set ended_at = app.now() where desk_id = $1 and person_id = $2`, [
      ...[one.id, one.tom.id],
    ]);
    expect(await one.as(one.leo, (ctx) => article(ctx, { article: id }))).toMatchObject({
      ...{ author: 'Tom Hughes', organization: 'Clearline' },
      history: [{ author: { name: 'Tom Hughes' } }],
    });
    await expect(one.as(one.tom, (ctx) => article(ctx, { article: id }))).rejects.toMatchObject(notFound);
  });
});

describe('who reads an article', () => {
  it('is the company that wrote it, until it is shared', async () => {
    const id = await written(desk);
    for (const who of [desk.leo, desk.sam]) await expect(read(id, who)).rejects.toMatchObject(notFound);
    expect((await read(id, desk.tom)).mayShare).toBe(true);
    await desk.as(desk.tom, (ctx) => judgeArticle(ctx, { article: id, audience: 'companies' }));
    expect(await read(id, desk.leo)).toMatchObject({ audience: 'companies', mayChange: true });
    await expect(read(id, desk.sam)).rejects.toMatchObject(notFound);
    await expect(listed(desk.sam)).rejects.toMatchObject({ code: 'desk.not-found' });
  });

  it('is said by that company, and by whoever answers for the desk', async () => {
    const ours = await written(desk, { audience: 'companies' }, desk.leo);
    expect((await read(ours)).mayShare).toBe(false);
    const narrow = (id: string, who: Desk['dana']) =>
      desk.as(who, (ctx) => judgeArticle(ctx, { article: id, audience: 'company' }));
    await expect(narrow(ours, desk.dana)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(
      desk.as(desk.dana, (ctx) =>
        sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
          values (${desk.id}, ${randomUUID()}, ${ours}, 'company', ${desk.dana.id})`.execute(ctx.db),
      ),
    ).rejects.toThrow(/company that wrote it/);
    const theirs = await written(desk, { audience: 'companies' });
    await narrow(theirs, desk.leo);
    await expect(read(theirs, desk.leo)).rejects.toMatchObject(notFound);
    expect(await read(theirs)).toMatchObject({ audience: 'company' });
  });

  it('says how sure they are of it, whoever wrote it', async () => {
    const id = await written(desk, { audience: 'companies' }, desk.leo);
    await desk.as(desk.dana, (ctx) => judgeArticle(ctx, { article: id, confidence: 'validated' }));
    expect(await read(id, desk.leo)).toMatchObject({ confidence: 'validated', audience: 'companies' });
    const { rows } = await test.sql(
      'select by_id, confidence, audience from article_judgements where article_id = $1',
      [id],
    );
    expect(rows).toEqual([{ by_id: desk.dana.id, confidence: 'validated', audience: null }]);
  });
});

describe('the use of an article', () => {
  const say = (id: string, on: string, as: ArticleUse, who = desk.dana) =>
    desk.as(who, (ctx) => useArticle(ctx, { case: on, article: id, as }));
  const counted = async (id: string) => {
    const { cases, helped, wrong } = await read(id);
    return { cases, helped, wrong };
  };

  it('counts the last word of each case', async () => {
    const [first, second] = [await aCaseHere(), await aCaseHere()];
    const id = await written(desk, { case: first.id });
    expect(await counted(id)).toEqual({ cases: 1, helped: 0, wrong: 0 });
    await say(id, first.id, 'helped');
    await say(id, second.id, 'wrong', desk.tom);
    expect(await counted(id)).toEqual({ cases: 2, helped: 1, wrong: 1 });
    await say(id, first.id, 'wrong');
    expect(await counted(id)).toEqual({ cases: 2, helped: 0, wrong: 2 });
  });

  it('takes back no judgement', async () => {
    const { id: caseId } = await aCaseHere();
    const id = await written(desk, { words: 'The wah pedal squeaks' });
    await say(id, caseId, 'helped');
    await say(id, caseId, 'used');
    expect(await counted(id)).toEqual({ cases: 1, helped: 1, wrong: 0 });
    const { items } = await desk.as(desk.dana, (ctx) => fittingArticles(ctx, { case: caseId, q: 'wah' }));
    expect(items).toMatchObject([{ id, use: 'helped' }]);
  });

  it('is said of what one reads, on a case of the same desk', async () => {
    const { id: caseId } = await aCaseHere();
    const id = await written(desk);
    await expect(say(id, caseId, 'helped', desk.leo)).rejects.toMatchObject(notFound);
    const other = await aDesk(test);
    const elsewhere = await aCase(other, { address: `${randomUUID()}@customers.example` });
    await expect(say(id, elsewhere.id, 'helped')).rejects.toMatchObject({ code: 'case.not-found' });
    await expect(written(desk, { case: elsewhere.id })).rejects.toMatchObject({ code: 'case.not-found' });
  });
});
