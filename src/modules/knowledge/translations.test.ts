import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { germanWords, someWords, translated, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { compareArticle } from './commands/translate-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle } from './commands/write-article.ts';
import type { ArticleAudience, Confidence } from './contract.ts';
import { article } from './queries/article.ts';
import { articlesOfDesk } from './queries/articles.ts';

const test = testDatabase();
type Person = Desk['dana'];
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const read = (id: string, who = desk.dana) => desk.as(who, (ctx) => article(ctx, { article: id }));
const judge = (id: string, said: { audience?: ArticleAudience; confidence?: Confidence }, who = desk.leo) =>
  desk.as(who, (ctx) => judgeArticle(ctx, { article: id, ...said }));
const change = (id: string, helps: string, version = 1, who = desk.dana) =>
  desk.as(who, (ctx) => changeArticle(ctx, { ...someWords, helps, article: id, version }));
const both = { audience: 'companies' } as const;
const found = async (on: Desk, asked: { q?: string; confidence?: 'archived' }, who = on.dana) => {
  const { items } = await on.as(who, (ctx) => articlesOfDesk(ctx, { desk: on.slug, ...asked }));
  return items.map(({ id, others }) => [id, others.map((one) => one.language)]);
};
const notFound = { code: 'article.not-found' };

describe('a translation', () => {
  it('says the same in another language, beside its original, and each says where the other is', async () => {
    const id = await written(desk, both);
    const german = await translated(desk, id);
    expect(await read(german)).toMatchObject({
      ...{ ...germanWords, audience: 'companies', confidence: 'not validated', version: 1 },
      ...{ isTranslation: true, isBehind: false, family: [{ id, language: 'en', isOriginal: true }] },
      original: { id, now: { version: 1, words: someWords.words }, compared: { version: 1 } },
    });
    expect(await read(id)).toMatchObject({
      ...{ isTranslation: false, original: null },
      family: [{ id: german, language: 'de', words: germanWords.words, isOriginal: false }],
    });
  });

  it('is of the original, also where it is made from a translation', async () => {
    const id = await written(desk, both);
    const german = await translated(desk, id);
    const spanish = await translated(desk, german, { language: 'es' });
    expect((await read(spanish)).original?.id).toBe(id);
    expect((await read(id)).family.map(({ language }) => language)).toEqual(['de', 'es']);
    const ofGerman = desk.as(desk.dana, (ctx) =>
      sql`insert into articles (desk_id, id, organization_id, made_by_id, audience, translates, into_language, of_version)
        values (${desk.id}, ${randomUUID()}, ${desk.dana.organizationId}, ${desk.dana.id}, 'companies', ${german}, 'fr', 1)`.execute(
        ctx.db,
      ),
    );
    await expect(ofGerman).rejects.toMatchObject({ constraint: 'wider_than_original' });
  });

  it('is one in a language, of two who write it at once as well', async () => {
    const id = await written(desk, both);
    const made = await Promise.allSettled([
      translated(desk, id),
      translated(desk, id, { language: 'DE' }, desk.leo),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = { code: 'article.translated' };
    expect(made.find((one) => one.status === 'rejected')?.reason).toMatchObject(again);
    await expect(translated(desk, id)).rejects.toMatchObject(again);
    await expect(translated(desk, id, { language: 'en' })).rejects.toMatchObject(again);
    await translated(desk, id, { language: 'de-CH' });
  });

  it('stays in its language', async () => {
    const german = await translated(desk, await written(desk, both));
    await expect(change(german, 'Press it.')).rejects.toMatchObject({ code: 'article.language' });
    const directly = desk.as(desk.dana, (ctx) =>
      sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${german}, 2, 'en', 'x', '', ${desk.dana.id}, ${desk.dana.organizationId})`.execute(
        ctx.db,
      ),
    );
    await expect(directly).rejects.toMatchObject({ constraint: 'language_of_translation' });
  });

  it('counts its own uses, which its original shows', async () => {
    const id = await written(desk, both);
    const german = await translated(desk, id);
    const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    await desk.as(desk.dana, (ctx) => useArticle(ctx, { case: theCase.id, article: german, as: 'helped' }));
    expect(await read(id)).toMatchObject({ helped: 0, family: [{ id: german, cases: 1, helped: 1 }] });
  });
});

describe('who reads a translation', () => {
  it('is who reads its original, and nobody else', async () => {
    const id = await written(desk);
    await expect(translated(desk, id, both)).rejects.toMatchObject({ code: 'article.wider-than-original' });
    await expect(translated(desk, id, {}, desk.leo)).rejects.toMatchObject(notFound);
    const german = await translated(desk, id);
    const share = () => judge(german, both, desk.dana);
    await expect(share()).rejects.toMatchObject({ code: 'article.wider-than-original' });
    const directly = desk.as(desk.dana, (ctx) =>
      sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
        values (${desk.id}, ${randomUUID()}, ${german}, 'companies', ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(directly).rejects.toMatchObject({ constraint: 'wider_than_original' });
    await judge(id, both, desk.dana);
    await expect(read(german, desk.leo)).rejects.toMatchObject(notFound);
    expect((await read(id, desk.leo)).family).toEqual([]);
    await share();
    expect(await read(german, desk.leo)).toMatchObject({ original: { id } });
  });

  it('is nobody any more who does not read its original', async () => {
    const id = await written(desk, both);
    const german = await translated(desk, id);
    await judge(id, { audience: 'company' }, desk.dana);
    await expect(read(german, desk.leo)).rejects.toMatchObject(notFound);
    expect(await read(german)).toMatchObject({ audience: 'company' });
  });

  it('keeps what its own company wrote where the original is kept from them', async () => {
    const id = await written(desk, both);
    const german = await translated(desk, id, {}, desk.leo);
    await judge(id, { audience: 'company' }, desk.dana);
    expect(await read(german, desk.leo)).toMatchObject({ isTranslation: true, original: null, family: [] });
    await expect(judge(german, both)).rejects.toMatchObject(notFound);
    expect((await found(desk, {}, desk.leo)).map(([one]) => one)).toContain(german);
  });

  it('may be a company alone, and others another one, which stays the one that is shared', async () => {
    const id = await written(desk, both);
    const own = await translated(desk, id, { audience: 'company' });
    const shared = await translated(desk, id, {}, desk.leo);
    await expect(judge(own, both, desk.dana)).rejects.toMatchObject({ code: 'article.translated' });
    const directly = desk.as(desk.dana, (ctx) =>
      sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
        values (${desk.id}, ${randomUUID()}, ${own}, 'companies', ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(directly).rejects.toMatchObject({ code: 'case.changed' });
    expect((await read(id, desk.leo)).family.map((one) => one.id)).toEqual([shared]);
  });

  it('is customers where whoever answers for the desk says so, of a translation as well', async () => {
    const id = await written(desk, { audience: 'customers' }, desk.leo);
    await expect(translated(desk, id, { audience: 'customers' })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const german = await translated(desk, id);
    expect(await read(german)).toMatchObject({ audience: 'companies', mayChange: true });
    await judge(german, { audience: 'customers' });
    expect(await read(german)).toMatchObject({ audience: 'customers', mayChange: false });
    expect(await read(await translated(desk, id, { language: 'es' }, desk.leo))).toMatchObject({
      audience: 'customers',
    });
  });
});

describe('what a translation shows', () => {
  it('is refused as it is of any article', async () => {
    const id = await written(desk, { audience: 'customers' }, desk.leo);
    const shows = (helps: string) => translated(desk, id, { helps }, desk.leo);
    await expect(shows('![x](https://elsewhere.example/a.png)')).rejects.toMatchObject({
      code: 'article.foreign-picture',
    });
    await expect(shows(`![x](picture/${randomUUID()})`)).rejects.toMatchObject({
      code: 'article.no-such-picture',
    });
  });
});

describe('what a translation says of a customer', () => {
  it('is found of the cases on which its original or another translation was used', async () => {
    const theCase = await aCase(desk, { name: 'Ada Sorel', address: `${randomUUID()}@customers.example` });
    const id = await written(desk, { ...both, case: theCase.id });
    const helps = 'Ada Sorel hat ihn gedrückt.';
    const perhaps = { code: 'article.perhaps-personal', marks: ['Ada Sorel'] };
    await expect(translated(desk, id, { helps })).rejects.toMatchObject(perhaps);
    const own = await translated(desk, id, { helps, audience: 'company' });
    await expect(judge(own, both, desk.dana)).rejects.toMatchObject(perhaps);
    const directly = desk.as(desk.dana, (ctx) =>
      sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
        values (${desk.id}, ${randomUUID()}, ${own}, 'companies', ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(directly).rejects.toMatchObject({ constraint: 'personal_in_article' });
    await translated(desk, id, { helps, language: 'es', cleared: ['Ada Sorel'] });
  });
});

describe('an original that has changed', () => {
  const compare = (id: string, ofVersion: number, who = desk.dana) =>
    desk.as(who, (ctx) => compareArticle(ctx, { article: id, ofVersion }));

  it('says so of its translations, with what it said, until somebody says that they still fit', async () => {
    const id = await written(desk, both);
    const german = await translated(desk, id);
    await change(id, 'Press it in.');
    expect(await read(german)).toMatchObject({
      isBehind: true,
      original: { now: { helps: 'Press it in.' }, compared: { helps: someWords.helps } },
    });
    expect((await read(id)).family).toMatchObject([{ id: german, isBehind: true }]);
    await compare(german, 2, desk.leo);
    expect(await read(german)).toMatchObject({ isBehind: false, version: 1 });
    await change(id, 'Press it out again.', 2);
    expect((await read(german)).isBehind).toBe(true);
    await desk.as(desk.dana, (ctx) =>
      changeArticle(ctx, { ...germanWords, helps: 'Neu.', article: german, version: 1 }),
    );
    expect((await read(german)).isBehind).toBe(true);
    await desk.as(desk.dana, (ctx) =>
      changeArticle(ctx, { ...germanWords, helps: 'Neu!', article: german, version: 2, ofVersion: 3 }),
    );
    expect(await read(german)).toMatchObject({ isBehind: false, version: 3 });
    const { rows } = await test.sql(
      'select of_version, by_id from article_comparisons where article_id = $1 order by 1',
      [german],
    );
    expect(rows).toEqual([
      { of_version: 1, by_id: desk.dana.id },
      { of_version: 2, by_id: desk.leo.id },
      { of_version: 3, by_id: desk.dana.id },
    ]);
    await expect(test.sql('delete from article_comparisons')).rejects.toThrow(/append-only/);
  });

  it('may change while it is translated, which is said then', async () => {
    const id = await written(desk, both);
    await change(id, 'Press it in.');
    expect(await read(await translated(desk, id))).toMatchObject({ isBehind: true });
  });

  it('is compared in a version that it has, by whoever may change the translation', async () => {
    const id = await written(desk, { audience: 'customers' }, desk.leo);
    const german = await translated(desk, id, {}, desk.leo);
    const noVersion = { code: 'article.no-such-version' };
    await expect(compare(german, 2, desk.leo)).rejects.toMatchObject(noVersion);
    await expect(translated(desk, id, { language: 'es', ofVersion: 2 })).rejects.toMatchObject(noVersion);
    await expect(compare(id, 1, desk.leo)).rejects.toMatchObject({ code: 'article.no-translation' });
    await desk.as(desk.leo, (ctx) => changeArticle(ctx, { ...someWords, article: id, version: 1 }));
    await expect(compare(german, 2)).rejects.toMatchObject({ code: 'not-permitted' });
    const says = (who: Person, of: string, ofVersion: number) =>
      desk.as(who, (ctx) =>
        sql`insert into article_comparisons (desk_id, article_id, of_version, by_id)
          values (${desk.id}, ${of}, ${ofVersion}, ${who.id})`.execute(ctx.db),
      );
    await expect(says(desk.dana, german, 2)).rejects.toMatchObject({ constraint: 'said_for_the_desk' });
    await expect(says(desk.leo, german, 3)).rejects.toThrow(/a version of its original/);
    await expect(says(desk.leo, id, 1)).rejects.toThrow(/a version of its original/);
    await compare(german, 2, desk.leo);
  });
});

describe('what is found', () => {
  it('is one of an article and its translations, whichever fits best', async () => {
    const one = await aDesk(test);
    await test.sql(`update desks set languages = '{en,de}' where id = $1`, [one.id]);
    const id = await written(one, { ...both, words: 'The tremolo hums', helps: 'Turn the depth down.' });
    const words = { words: 'Das Tremolo brummt', helps: 'Die Tiefe zurückdrehen.' };
    const german = await translated(one, id, words);
    expect(await found(one, { q: 'tremolo' })).toHaveLength(1);
    expect(await found(one, { q: 'the tremolo hums' })).toEqual([[id, ['de']]]);
    expect(await found(one, { q: 'mein Tremolo brummt' })).toEqual([[german, ['en']]]);
    expect(await found(one, {})).toEqual([[id, ['de']]]);
  });

  it('is put away in all languages at once', async () => {
    const one = await aDesk(test);
    const id = await written(one, { ...both, words: 'The tremolo hums' });
    const german = await translated(one, id, { words: 'Das Tremolo brummt' });
    await one.as(one.dana, (ctx) => judgeArticle(ctx, { article: id, confidence: 'archived' }));
    expect(await found(one, { q: 'tremolo' })).toEqual([]);
    expect(await found(one, { confidence: 'archived' })).toEqual([[id, []]]);
    await one.as(one.dana, (ctx) => judgeArticle(ctx, { article: id, confidence: 'validated' }));
    // Whoever takes it back says of each whether it still helps.
    expect(await found(one, { q: 'tremolo' })).toEqual([[id, []]]);
    expect(await found(one, { confidence: 'archived' })).toEqual([[german, ['en']]]);
    await expect(translated(one, id)).rejects.toMatchObject({ code: 'article.translation-put-away' });
  });
});
