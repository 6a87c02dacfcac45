import { describe, expect, it } from 'vitest';
import type { OtherWay } from '../contract.ts';
import { insertedOf, leavesPictures, type Shown, unsureOf, waysOf } from './ways.ts';

const article = {
  ...{ id: 'en', deskId: 'desk', version: 1, confidence: 'validated', audience: 'companies', language: 'en' },
  ...{ words: 'It hums', make: null, model: null, versions: null, author: 'Dana', organization: 'Clearline' },
  ...{ changedAt: '2026-12-01T00:00:00.000Z', cases: 0, helped: 0, wrong: 0, isBehind: false },
  ...{ helps: 'Press it.', pictures: [], use: null, others: [], insertsId: 'en', ways: [] },
} satisfies Shown;
const german: OtherWay = {
  ...{ id: 'de', language: 'de', helps: 'Drücken.', isBehind: true, use: 'used', pictures: [] },
  ...{ audience: 'companies', confidence: 'validated' },
};
const others = ['de', 'ar'].map(
  (language) => ({ id: language, language, confidence: 'not validated' }) as const,
);

describe('the ways to say an article', () => {
  it('are one where it is said in one language', () => {
    expect(waysOf(article)).toMatchObject([
      { id: 'en', language: 'en', isBehind: false, use: null, said: { helps: 'Press it.' } },
    ]);
  });

  it('begin with the one that is inserted, and end with those whose words are still to be asked for', () => {
    const ways = waysOf({ ...article, ways: [german], others, insertsId: 'de' });
    expect(ways.map(({ id, said }) => [id, said?.helps])).toEqual([
      ['de', 'Drücken.'],
      ['en', 'Press it.'],
      ['ar', undefined],
    ]);
    expect(ways[0]).toMatchObject({ isBehind: true, use: 'used', said: german });
  });

  it('say of each whether somebody has checked it, also before its words are there', () => {
    const ways = waysOf({ ...article, ways: [{ ...german, confidence: 'work in progress' }], others });
    expect(ways.map((way) => [way.id, unsureOf(way)])).toEqual([
      ['en', null],
      ['de', 'work in progress'],
      ['ar', 'not validated'],
    ]);
    const { others: _, insertsId: __, ways: ___, ...kept } = article;
    expect(waysOf(kept).map(unsureOf)).toEqual([null]);
  });

  it('are one of what was kept on a device before', () => {
    const { others: _, insertsId: __, ways: ___, ...kept } = article;
    expect(waysOf(kept).map(({ id }) => id)).toEqual(['en']);
  });

  it('are known without their words before there is a case', () => {
    const { helps: _, ways: __, use: ___, ...listed } = article;
    expect(waysOf({ ...listed, others, insertsId: 'ar' }).map(({ id }) => id)).toEqual(['ar', 'en', 'de']);
  });
});

describe('what is inserted', () => {
  const shows = { ...german, helps: 'Drücken.\n\n![Mono](picture/018f3c1e-0000-7000-8000-000000000001)' };
  const at = 'https://desk.example/help/harmon/articles';

  it('leaves pictures out where customers do not read them, and else leads to them', () => {
    expect(insertedOf(shows, at)).toBe('Drücken.');
    expect(leavesPictures(shows)).toBe(true);
    const read = { ...shows, audience: 'customers' } as const;
    expect(insertedOf(read, at)).toBe(`Drücken.\n\n${at}/de`);
    expect(leavesPictures(read)).toBe(false);
  });

  it('is the words alone where nothing is shown', () => {
    expect(insertedOf({ ...german, audience: 'customers' }, at)).toBe('Drücken.');
    expect(leavesPictures(german)).toBe(false);
  });
});
