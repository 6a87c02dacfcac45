import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { say } from '../conversations/index.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { someWords, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle } from './commands/write-article.ts';
import { articlesOfDesk } from './queries/articles.ts';
import { fittingArticles } from './queries/fitting-articles.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const found = (q: string, on = desk, who = on.dana) =>
  on.as(who, async (ctx) => (await articlesOfDesk(ctx, { desk: on.slug, q })).items.map(({ id }) => id));
const scores = async (q: string, on: Desk, who = on.dana) => {
  const { rows } = await on.as(who, (ctx) =>
    sql<{ score: number }>`select score from app.ranked_articles(${on.id}, ${q}, 20)`.execute(ctx.db),
  );
  return rows.map(({ score }) => score);
};

describe('what fits some words', () => {
  it('is found by their stems, in the languages of the desk', async () => {
    const id = await written(desk, { words: 'The reverberation keeps humming', helps: '' });
    expect(await found('it hums')).toContain(id);
    const german = await aDesk(test);
    await test.sql(`update desks set languages = '{en,de}' where id = $1`, [german.id]);
    const theirs = await written(german, { language: 'de-AT', words: 'Die Schalter klemmen', helps: '' });
    expect(await found('mit den Schaltern', german)).toEqual([theirs]);
    const other = await aDesk(test);
    await test.sql(`update desks set languages = '{ja}' where id = $1`, [other.id]);
    const plain = await written(other, { language: 'xx', words: 'ovo ne radi', helps: '' });
    expect(await found('radi', other)).toEqual([plain]);
  });

  it('stands before what has the words only in passing, and before what is long', async () => {
    const one = await aDesk(test);
    const filler = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');
    const long = await written(one, { words: 'Something else', helps: `The tremolo pedal. ${filler}` });
    const short = await written(one, { words: 'Something else', helps: 'The tremolo pedal.' });
    const named = await written(one, { words: 'The tremolo pedal', helps: filler });
    expect(await found('tremolo pedal', one)).toEqual([named, short, long]);
  });

  it('is found by a rare word before a common one, and by what is said often', async () => {
    const one = await aDesk(test);
    const common = await Promise.all([1, 2, 3].map(() => written(one, { words: 'No sound', helps: '' })));
    const rare = await written(one, { words: 'Flanger', helps: '' });
    expect((await found('sound flanger', one))[0]).toBe(rare);
    expect(common).toContain((await found('sound sound sound sound sound sound sound flanger', one))[0]);
  });

  it('is found where the name of a thing is mistyped or written in one', async () => {
    const one = await aDesk(test);
    const id = await written(one, { words: 'It stays dark', make: 'Harmon', model: 'MX-12' });
    await written(one, { words: 'It stays dark', make: 'Soundcraft', model: 'Q7' });
    for (const q of ['Harmin', 'MX12', 'harmonn mx 12']) expect((await found(q, one))[0]).toBe(id);
    expect(await found('Zeppelin', one)).toEqual([]);
  });

  it('is what an article says now, and nothing that is archived', async () => {
    const one = await aDesk(test);
    const id = await written(one, { words: 'The fader sticks' });
    await one.as(one.dana, (ctx) =>
      changeArticle(ctx, { ...someWords, words: 'The knob is loose', article: id, version: 1 }),
    );
    expect([await found('fader', one), await found('knob', one)]).toEqual([[], [id]]);
    await one.as(one.dana, (ctx) => judgeArticle(ctx, { article: id, confidence: 'archived' }));
    expect(await found('knob', one)).toEqual([]);
    const left = await test.sql('select from article_counts where desk_id = $1', [one.id]);
    expect(left.rowCount).toBe(0);
    await one.as(one.dana, (ctx) => judgeArticle(ctx, { article: id, confidence: 'validated' }));
    expect(await found('knob', one)).toEqual([id]);
  });

  it('is nothing where nothing is said or known', async () => {
    const one = await aDesk(test);
    expect(await found('anything', one)).toEqual([]);
    await written(one);
    for (const q of ['the', '...', 'xylophone']) expect(await found(q, one)).toEqual([]);
  });
});

describe('another company’s own article', () => {
  it('is neither found, nor ranked, nor counted', async () => {
    const one = await aDesk(test);
    const shared = await written(one, { words: 'The limiter pumps', audience: 'companies' }, one.leo);
    await written(one, { words: 'Something else', helps: '', audience: 'companies' }, one.leo);
    const before = await scores('limiter pumps gently', one, one.leo);
    const own = await written(one, { words: 'The limiter pumps gently', model: 'Kestrel' });
    expect(await found('limiter pumps gently', one)).toEqual([own, shared]);
    expect(await found('limiter pumps gently', one, one.leo)).toEqual([shared]);
    expect(await scores('limiter pumps gently', one, one.leo)).toEqual(before);
    expect(await found('Kestril', one, one.leo)).toEqual([]);
    await one.as(one.dana, (ctx) => judgeArticle(ctx, { article: own, audience: 'companies' }));
    expect(await found('limiter pumps gently', one, one.leo)).toEqual([own, shared]);
  });

  it('is found by nobody of another desk', async () => {
    await written(desk, { words: 'Zither', audience: 'companies' });
    const other = await aDesk(test);
    expect(await found('zither', other)).toEqual([]);
    await expect(
      other.as(other.dana, (ctx) => articlesOfDesk(ctx, { desk: desk.slug, q: 'zither' })),
    ).rejects.toMatchObject({ code: 'desk.not-found' });
    const across = await other.as(other.dana, (ctx) =>
      sql`select from app.ranked_articles(${desk.id}, 'zither', 20)`.execute(ctx.db),
    );
    expect(across.rows).toEqual([]);
  });
});

describe('beside a case', () => {
  it('stands what fits the customer’s words and what they have, with what was said of it there', async () => {
    const one = await aDesk(test);
    const { id: caseId, customerId } = await aCase(one, { address: `${randomUUID()}@customers.example` });
    const fits = await written(one, { words: 'I followed the sheet and there is no sound' });
    const ofThing = await written(one, { words: 'It stays dark', make: 'Harmon', model: 'Kestrel' });
    await written(one, { words: 'Where is my parcel', helps: 'On its way.' });
    const beside = (q?: string) =>
      one.as(one.dana, async (ctx) => (await fittingArticles(ctx, { case: caseId, q })).items);
    expect((await beside()).map(({ id }) => id)).toEqual([fits]);
    await one.as(one.dana, (ctx) =>
      noteThing(ctx, {
        ...{ desk: one.slug, customer: customerId, make: 'Harmon', model: 'Kestrel' },
        ...{ serial: null, boughtFrom: null, boughtOn: null },
      }),
    );
    expect((await beside()).map(({ id }) => id).sort()).toEqual([fits, ofThing].sort());
    await one.as(one.dana, (ctx) => useArticle(ctx, { case: caseId, article: fits, as: 'helped' }));
    expect((await beside()).find(({ id }) => id === fits)).toMatchObject({ use: 'helped', helped: 1 });
    expect((await beside('parcel')).map(({ words, use }) => [words, use])).toEqual([
      ['Where is my parcel', null],
    ]);
    await one.as(one.dana, (ctx) => say(ctx, { case: caseId, audience: 'companies', text: 'parcel' }));
    expect((await beside()).map(({ words }) => words)).not.toContain('Where is my parcel');
  });
});
