import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { germanWords, someWords, translated, written } from './articles.fixture.ts';
import { closeGap } from './commands/close-gap.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { compareArticle } from './commands/translate-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle } from './commands/write-article.ts';
import { found } from './gaps.fixture.ts';
import { articlesOfDesk } from './queries/articles.ts';
import { fittingArticles } from './queries/fitting-articles.ts';
import { tellingsOfCase } from './queries/tellings.ts';

const test = testDatabase();
const both = { audience: 'companies' } as const;
let desk: Desk;
let id: string;
beforeEach(async () => {
  desk = await aDesk(test);
  id = await written(desk, both);
});

const aCaseIn = (language: string) => aCase(desk, { address: `${randomUUID()}@customers.example`, language });
const hums = 'It hums and nobody hears me';
const fitting = (onCase: string, q = hums) =>
  desk.as(desk.dana, async (ctx) => (await fittingArticles(ctx, { case: onCase, q })).items);
const rewrite = () =>
  desk.as(desk.dana, (ctx) => changeArticle(ctx, { ...someWords, article: id, version: 1 }));

describe('what is inserted beside a case', () => {
  it('is the translation that its customer reads, with the original as the other way', async () => {
    const german = await translated(desk, id);
    const spanish = await translated(desk, id, { language: 'es' });
    expect(await fitting((await aCaseIn('de')).id)).toMatchObject([
      {
        ...{ id, insertsId: german, helps: someWords.helps },
        ways: [{ id: german, language: 'de', helps: germanWords.helps, isBehind: false, use: null }],
      },
    ]);
    expect(await fitting((await aCaseIn('es-MX')).id)).toMatchObject([{ id, insertsId: spanish }]);
    expect(await fitting((await aCaseIn('en')).id)).toMatchObject([{ id, insertsId: id, ways: [] }]);
    expect(await fitting((await aCaseIn('fr')).id)).toMatchObject([{ id, insertsId: id, ways: [] }]);
  });

  it('is the original where the translation that was found is in another language', async () => {
    const german = await translated(desk, id);
    expect(await fitting((await aCaseIn('de')).id, 'brummt')).toMatchObject([
      { id: german, insertsId: german, helps: germanWords.helps, ways: [{ id, language: 'en' }] },
    ]);
    expect(await fitting((await aCaseIn('fr')).id, 'brummt')).toMatchObject([
      { id: german, insertsId: id, ways: [{ id }] },
    ]);
    const words = { words: 'Zumba', helps: 'Pulse el interruptor.' };
    const spanish = await translated(desk, id, { language: 'es', ...words });
    expect(await fitting((await aCaseIn('es')).id, 'brummt')).toMatchObject([
      { id: german, insertsId: spanish, ways: [{ id: spanish }, { id }] },
    ]);
  });

  it.each([
    ['put away', { confidence: 'archived' }],
    ['of a company alone, and not checked', { audience: 'company' }],
    ['empty', { helps: '' }],
    ['still being written', { confidence: 'work in progress' }],
  ] as const)('is the original where the translation is %s', async (_what, more) => {
    await translated(desk, id, more);
    expect(await fitting((await aCaseIn('de')).id)).toMatchObject([{ id, insertsId: id }]);
  });

  it('is the original where the translation that was found is still being written', async () => {
    const german = await translated(desk, id, { confidence: 'work in progress' });
    expect(await fitting((await aCaseIn('de')).id, 'brummt')).toMatchObject([
      { id: german, insertsId: id, ways: [{ id }], others: [{ id, confidence: 'work in progress' }] },
    ]);
    const own = await written(desk, { words: 'Zumba' });
    const alone = await translated(desk, own, { language: 'es', confidence: 'work in progress' });
    expect(await fitting((await aCaseIn('en')).id, 'zumba')).toMatchObject([
      { id: own, insertsId: own, others: [{ id: alone, language: 'es', confidence: 'work in progress' }] },
    ]);
  });

  it('is a translation of the company alone once it is checked', async () => {
    const german = await translated(desk, id, { audience: 'company' });
    await desk.as(desk.dana, (ctx) => judgeArticle(ctx, { article: german, confidence: 'validated' }));
    expect(await fitting((await aCaseIn('de')).id)).toMatchObject([{ id, insertsId: german }]);
  });

  it('says that the original has changed since', async () => {
    await translated(desk, id);
    await rewrite();
    expect(await fitting((await aCaseIn('de')).id)).toMatchObject([{ ways: [{ isBehind: true }] }]);
  });

  it('counts for what was used', async () => {
    const german = await translated(desk, id);
    const { id: onCase } = await aCaseIn('de');
    await desk.as(desk.dana, (ctx) => useArticle(ctx, { case: onCase, article: german, as: 'helped' }));
    expect(await fitting(onCase)).toMatchObject([
      { id, use: null, cases: 0, ways: [{ id: german, use: 'helped' }] },
    ]);
  });

  it('is known before there is a case, by the language of whoever it is looked for', async () => {
    const german = await translated(desk, id);
    const inserts = (language?: string) =>
      desk.as(desk.dana, async (ctx) => {
        const { items } = await articlesOfDesk(ctx, {
          desk: desk.slug,
          q: hums,
          ...(language && { language }),
        });
        return items.map(({ insertsId }) => insertsId);
      });
    expect([await inserts('de-AT'), await inserts('fr'), await inserts()]).toEqual([[german], [id], [id]]);
  });
});

describe('whoever asked about what is known now', () => {
  const toldOf = async (language: string) => {
    const { id: onCase } = await aCaseIn(language);
    const gapId = await found(desk, { case: onCase });
    const changed = { kind: 'article', articleId: id, language: 'en', words: 'It is known now.' } as const;
    await desk.as(desk.leo, (ctx) => closeGap(ctx, { gap: gapId, changed }));
    const { items } = await desk.as(desk.dana, (ctx) => tellingsOfCase(ctx, { case: onCase }));
    return items[0];
  };
  const told = async (language: string) => (await toldOf(language))?.text;

  it('is told in their language where it is translated as it is now', async () => {
    const german = await translated(desk, id, { confidence: 'work in progress' });
    expect(await told('de')).toContain('Press the **mono** switch out.');
    await desk.as(desk.dana, (ctx) => judgeArticle(ctx, { article: german, confidence: 'validated' }));
    expect(await told('de')).toContain('Den Schalter **Mono** herausdrücken.');
    expect(await told('en')).toContain('Press the **mono** switch out.');
    await rewrite();
    expect(await told('de')).toContain('Press the **mono** switch out.');
  });

  it('says that there is a translation that nobody has compared yet', async () => {
    const german = await translated(desk, id);
    const spanish = await translated(desk, id, { language: 'es', confidence: 'work in progress' });
    const uncompared = async (language: string) => (await toldOf(language))?.uncompared;
    expect(await uncompared('de')).toBeNull();
    await rewrite();
    expect(await uncompared('de')).toEqual({ id: german, language: 'de' });
    expect(await uncompared('en')).toBeNull();
    expect(await uncompared('es')).toBeNull();
    await desk.as(desk.dana, (ctx) => judgeArticle(ctx, { article: spanish, confidence: 'validated' }));
    expect(await uncompared('es')).toEqual({ id: spanish, language: 'es' });
    await desk.as(desk.dana, (ctx) => compareArticle(ctx, { article: german, ofVersion: 2 }));
    expect(await uncompared('de')).toBeNull();
  });
});
