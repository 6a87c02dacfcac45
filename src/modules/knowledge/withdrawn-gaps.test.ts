import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { written } from './articles.fixture.ts';
import { closeGap } from './commands/close-gap.ts';
import { joinGap, ownGap } from './commands/make-gap.ts';
import { useArticle } from './commands/use-article.ts';
import { withdrawGap } from './commands/withdraw-gap.ts';
import type { ArticleUse } from './contract.ts';
import { aCaseHere, found, inAWeek, silence } from './gaps.fixture.ts';
import { article } from './queries/article.ts';
import { fittingArticles } from './queries/fitting-articles.ts';
import { gap } from './queries/gap.ts';
import { gapsOfCase, gapsOfDesk } from './queries/gaps.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const words = 'I pressed the wrong key.';
const withdraw = (id: string, who = desk.dana) => desk.as(who, (ctx) => withdrawGap(ctx, { gap: id, words }));
const read = (id: string, who = desk.dana) => desk.as(who, (ctx) => gap(ctx, { gap: id }));
const listed = (state: 'open' | 'closed' | 'withdrawn') =>
  desk.as(desk.dana, async (ctx) =>
    (await gapsOfDesk(ctx, { desk: desk.slug, state })).items.map(({ id }) => id),
  );
const join = (id: string, onCase: string, who = desk.tom) =>
  desk.as(who, (ctx) => joinGap(ctx, { gap: id, case: onCase, searches: [] }));
const insert = (id: string, who: Desk['dana']) =>
  desk.as(who, (ctx) =>
    sql`insert into gap_withdrawals (desk_id, gap_id, words, by_id)
      values (${desk.id}, ${id}, ${words}, ${who.id})`.execute(ctx.db),
  );
const closed = { kind: 'conflict', code: 'gap.closed' };
const meanwhile = { kind: 'conflict', code: 'case.changed' };

describe('a gap that was a mistake', () => {
  it('is taken back with why, is looked for no more and counts nobody', async () => {
    const { id: caseId } = await aCaseHere(desk);
    const id = await found(desk, { case: caseId });
    expect(await read(id)).toMatchObject({ mayWithdraw: true, withdrawal: null, isWithdrawn: false });
    await withdraw(id);
    expect(await read(id, desk.leo)).toMatchObject({
      ...{ isWithdrawn: true, people: 0, cases: 1, closing: null, words: silence.words },
      ...{ mayWithdraw: false, mayChange: false, mayClose: false },
      withdrawal: { words, by: 'Dana Okafor' },
    });
    expect(await listed('open')).not.toContain(id);
    expect(await listed('closed')).not.toContain(id);
    expect(await listed('withdrawn')).toContain(id);
    const { items } = await desk.as(desk.leo, (ctx) => gapsOfCase(ctx, { case: caseId }));
    expect(items).toMatchObject([{ id, isWithdrawn: true }]);
  });

  it('takes no other case, owner or change, and is taken back once', async () => {
    const id = await found(desk);
    await withdraw(id);
    await expect(withdraw(id)).rejects.toMatchObject(closed);
    await expect(join(id, (await aCaseHere(desk)).id)).rejects.toMatchObject(closed);
    const owner = { ownerId: desk.dana.organizationId, departmentId: null, due: inAWeek };
    await expect(
      desk.as(desk.dana, (ctx) => ownGap(ctx, { gap: id, turn: 1, ...owner })),
    ).rejects.toMatchObject(closed);
    const closes = desk.as(desk.leo, (ctx) =>
      sql`insert into gap_closings (desk_id, gap_id, kind, language, words, by_id)
        values (${desk.id}, ${id}, 'product', 'en', 'x', ${desk.leo.id})`.execute(ctx.db),
    );
    await expect(closes).rejects.toMatchObject(meanwhile);
    await expect(test.sql('update gaps set people = 1 where id = $1', [id])).rejects.toThrow(
      /check constraint/,
    );
    await expect(test.sql('delete from gap_withdrawals')).rejects.toThrow();
  });

  it('is not taken back after it was mended', async () => {
    const id = await found(desk);
    const changed = { kind: 'product', language: 'en', words: 'It is mended.' } as const;
    await desk.as(desk.leo, (ctx) => closeGap(ctx, { gap: id, changed }));
    await expect(withdraw(id)).rejects.toMatchObject(closed);
    await expect(insert(id, desk.dana)).rejects.toMatchObject(meanwhile);
    expect(await read(id)).toMatchObject({ isWithdrawn: false, people: 1 });
  });
});

describe('who takes a gap back', () => {
  it('is whoever made it, as long as nobody else has met it', async () => {
    const id = await found(desk);
    expect((await read(id, desk.tom)).mayWithdraw).toBe(false);
    await expect(withdraw(id, desk.tom)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(insert(id, desk.tom)).rejects.toThrow(/may not do this here/);
    await join(id, (await aCaseHere(desk)).id);
    expect((await read(id)).mayWithdraw).toBe(false);
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(insert(id, desk.dana)).rejects.toMatchObject(meanwhile);
  });

  it('is the company whose it is to mend, or whoever answers for the desk', async () => {
    const [ours, theirs] = [await found(desk, { ownerId: desk.dana.organizationId }), await found(desk)];
    for (const id of [ours, theirs]) await join(id, (await aCaseHere(desk)).id, desk.priya);
    await withdraw(ours, desk.tom);
    await expect(withdraw(theirs, desk.tom)).rejects.toMatchObject({ code: 'not-permitted' });
    await withdraw(theirs, desk.leo);
    expect(await read(theirs)).toMatchObject({ isWithdrawn: true, people: 0 });
  });
});

describe('an article that was not wrong', () => {
  const say = (id: string, onCase: string, as: ArticleUse) =>
    desk.as(desk.dana, (ctx) => useArticle(ctx, { case: onCase, article: id, as }));
  const counted = (id: string) => desk.as(desk.dana, (ctx) => article(ctx, { article: id }));
  const gapOf = (onCase: string) =>
    desk.as(desk.dana, async (ctx) => (await gapsOfCase(ctx, { case: onCase })).items[0]?.id ?? '');
  const saidOn = (id: string, onCase: string) =>
    desk.as(desk.dana, async (ctx) => {
      const { items } = await fittingArticles(ctx, { case: onCase, q: 'zither' });
      return items.find((row) => row.id === id)?.use;
    });

  it('counts as wrong no more, and as what was said of it before; what is said later counts', async () => {
    const { id: caseId } = await aCaseHere(desk);
    const id = await written(desk, { words: 'The zither hums' });
    await say(id, caseId, 'helped');
    await say(id, caseId, 'wrong');
    expect(await counted(id)).toMatchObject({ cases: 1, helped: 0, wrong: 1 });
    const mistake = await gapOf(caseId);
    await withdraw(mistake);
    expect(await counted(id)).toMatchObject({ cases: 1, helped: 1, wrong: 0 });
    expect(await saidOn(id, caseId)).toBe('helped');

    await say(id, caseId, 'wrong');
    expect(await counted(id)).toMatchObject({ helped: 0, wrong: 1 });
    expect(await saidOn(id, caseId)).toBe('wrong');
    expect(await gapOf(caseId)).not.toBe(mistake);
  });

  it('is on no case by what was taken back alone', async () => {
    const { id: caseId } = await aCaseHere(desk);
    const id = await written(desk, { words: 'The zither rattles' });
    await say(id, caseId, 'wrong');
    await withdraw(await gapOf(caseId));
    expect(await counted(id)).toMatchObject({ cases: 0, helped: 0, wrong: 0 });
    expect(await saidOn(id, caseId)).toBeNull();
  });
});
