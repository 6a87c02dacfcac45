import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { someWords } from './articles.fixture.ts';
import { closeGap } from './commands/close-gap.ts';
import { joinGap } from './commands/make-gap.ts';
import { tellOfGap } from './commands/tell-of-gap.ts';
import { writeArticle } from './commands/write-article.ts';
import { aCaseHere, found } from './gaps.fixture.ts';
import { gap } from './queries/gap.ts';
import { tellingsOfCase } from './queries/tellings.ts';
import { waysOfCase } from './queries/ways.ts';
import { told } from './ways.fixture.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const read = (id: string, who = desk.dana) => desk.as(who, (ctx) => gap(ctx, { gap: id }));
const ofCase = (id: string, who = desk.dana) =>
  desk.as(who, async (ctx) => (await waysOfCase(ctx, { case: id })).items);
const join = (id: string, onCase: string, way?: string) =>
  desk.as(desk.dana, (ctx) =>
    joinGap(ctx, { gap: id, case: onCase, searches: [], ...(way !== undefined && { way }) }),
  );
const mended = { kind: 'product', language: 'en', words: 'It is mended.' } as const;
const close = (id: string) => desk.as(desk.leo, (ctx) => closeGap(ctx, { gap: id, changed: mended }));

describe('an article', () => {
  it('that is begun from another way takes it up, with the source of which it is', async () => {
    const { id } = await aCaseHere(desk);
    const way = await told(desk, id);
    const write = (on: string) =>
      desk.as(desk.dana, (ctx) =>
        writeArticle(ctx, {
          ...{ ...someWords, desk: desk.slug, case: id, way: on, source: 'A customer found it.' },
          ...{ audience: 'company', confidence: 'work in progress' },
        }),
      );
    const { id: article } = await write(way);
    const begun = { id: article, words: someWords.words };
    expect(await ofCase(id)).toMatchObject([{ isTakenUp: true, takenUpBy: 'Dana Okafor', article: begun }]);
    // It is for the company that wrote it.
    expect(await ofCase(id, desk.leo)).toMatchObject([{ takenUpBy: 'Dana Okafor', article: null }]);
    const { rows } = await test.sql('select article_id, by_id from ways_taken_up where way_id = $1', [way]);
    expect(rows).toEqual([{ article_id: article, by_id: desk.dana.id }]);
    const elsewhere = await aDesk(test);
    const theirs = await told(elsewhere, (await aCaseHere(elsewhere)).id);
    await expect(write(theirs)).rejects.toMatchObject({ code: 'way.not-found' });
  });
});

describe('those who found another way', () => {
  it('are among those who are told what changed, and of what they told', async () => {
    const [bill, ana] = [await aCaseHere(desk), await aCaseHere(desk)];
    const gapId = await found(desk, { case: bill.id });
    await join(gapId, ana.id);
    await told(desk, bill.id, { isSolved: true });
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: ana.id, outcome: 'met by us' }));
    await close(gapId);
    const text = async (id: string) =>
      (await desk.as(desk.dana, (ctx) => tellingsOfCase(ctx, { case: id }))).items[0]?.text;
    expect(await text(bill.id)).toMatch(
      /^You told us on .+ how you got round “No sound on the mains”\.\n\nIt is mended\.$/,
    );
    expect(await text(ana.id)).toMatch(/^You asked on /);
    await desk.as(desk.dana, (ctx) =>
      tellOfGap(ctx, { gap: gapId, case: bill.id, telling: { text: 'It is mended.' } }),
    );
    expect((await read(gapId)).closing).toMatchObject({ told: 1, untold: 1 });
  });
});
