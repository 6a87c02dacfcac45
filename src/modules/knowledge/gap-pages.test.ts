import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { joinGap } from './commands/make-gap.ts';
import { withdrawGap } from './commands/withdraw-gap.ts';
import type { GapState } from './contract.ts';
import { aCaseHere, found } from './gaps.fixture.ts';
import { gapsOfDesk } from './queries/gaps.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const pageOf = (state: GapState, cursor?: string) =>
  desk.as(desk.dana, (ctx) => gapsOfDesk(ctx, { desk: desk.slug, state, limit: 2, cursor }));

async function all(state: GapState): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | null | undefined; next !== null; ) {
    const page = await pageOf(state, next);
    pages.push(page.items.map(({ id }) => id));
    next = page.next;
  }
  return pages;
}

describe('the gaps of a desk', () => {
  it('come in pages, what hit most first and the eldest of those that hit as many', async () => {
    const [first, second, third] = [await found(desk), await found(desk), await found(desk)];
    const { id: another } = await aCaseHere(desk);
    await desk.as(desk.tom, (ctx) => joinGap(ctx, { gap: third, case: another, searches: [] }));
    expect(await all('open')).toEqual([[third, first], [second]]);
    for (const id of [second, first])
      await desk.as(desk.dana, (ctx) => withdrawGap(ctx, { gap: id, words: 'By mistake.' }));
    const fourth = await found(desk);
    await desk.as(desk.dana, (ctx) => withdrawGap(ctx, { gap: fourth, words: 'By mistake.' }));
    expect(await all('withdrawn')).toEqual([[fourth, first], [second]]);
    expect(await all('closed')).toEqual([[]]);
    await expect(pageOf('open', 'nowhere')).rejects.toMatchObject({ code: 'cursor.invalid' });
  });
});
