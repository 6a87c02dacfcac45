import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '../../platform/pictures/drawn.fixture.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { say } from '../conversations/commands/say.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { beAway } from '../people/commands/absences.ts';
import { someWords, written } from './articles.fixture.ts';
import { closeGap } from './commands/close-gap.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { keepPicture, preparedPicture } from './commands/keep-picture.ts';
import { joinGap, ownGap } from './commands/make-gap.ts';
import { tellOfGap } from './commands/tell-of-gap.ts';
import { aCaseHere, found, inAWeek } from './gaps.fixture.ts';
import { gap } from './queries/gap.ts';
import { gapsOfDesk } from './queries/gaps.ts';
import { myTellings, tellingsOfCase } from './queries/tellings.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const corrected = { language: 'en', words: 'Page 4 of the instructions is corrected.' };
const newSheet = { kind: 'instructions', version: '1.4', ...corrected } as const;
type Changed = Parameters<typeof closeGap>[1]['changed'];

const close = (id: string, who = desk.leo, changed: Changed = newSheet) =>
  desk.as(who, (ctx) => closeGap(ctx, { gap: id, changed }));
const read = (id: string) => desk.as(desk.dana, (ctx) => gap(ctx, { gap: id }));
const toTell = (onCase: string, who = desk.dana) =>
  desk.as(who, async (ctx) => (await tellingsOfCase(ctx, { case: onCase })).items);
const tell = (id: string, onCase: string, text = 'It is corrected.') =>
  desk.as(desk.dana, (ctx) => tellOfGap(ctx, { gap: id, case: onCase, telling: { text } }));
const told = { code: 'gap.told' };

/** A gap on so many cases. */
async function onCases(count: number) {
  const cases = await Promise.all(Array.from({ length: count }, () => aCaseHere(desk)));
  const [first, ...others] = cases.map((one) => one.id);
  const id = await found(desk, { case: first ?? '' });
  for (const other of others)
    await desk.as(desk.dana, (ctx) => joinGap(ctx, { gap: id, case: other, searches: [] }));
  return { id, cases };
}

describe('what changed', () => {
  it('closes a gap, said by whose it is or by the client', async () => {
    const { id } = await onCases(2);
    await expect(close(id, desk.dana)).rejects.toMatchObject({ code: 'not-permitted' });
    const unasked = desk.as(desk.dana, (ctx) =>
      sql`insert into gap_closings (desk_id, gap_id, kind, language, words, by_id)
        values (${desk.id}, ${id}, 'product', 'en', 'x', ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(unasked).rejects.toThrow(/may not do this here/);
    const ours = { ownerId: desk.dana.organizationId, departmentId: null, due: inAWeek };
    await desk.as(desk.dana, (ctx) => ownGap(ctx, { gap: id, turn: 1, ...ours }));
    expect((await read(id)).mayClose).toBe(true);
    await close(id, desk.tom);
    expect(await read(id)).toMatchObject({
      ...{ mayClose: false, mayChange: false },
      closing: { ...newSheet, article: null, by: 'Tom Hughes', told: 0, untold: 2 },
    });
    await expect(close(id)).rejects.toMatchObject({ code: 'gap.closed' });
    const closed = await desk.as(desk.leo, (ctx) => gapsOfDesk(ctx, { desk: desk.slug, state: 'closed' }));
    expect(closed.items.map((row) => row.id)).toContain(id);
    const late = await aCaseHere(desk);
    await expect(
      desk.as(desk.dana, (ctx) => joinGap(ctx, { gap: id, case: late.id, searches: [] })),
    ).rejects.toMatchObject({ code: 'gap.closed' });
  });

  it('is an article with its link, instructions with their version, or neither', async () => {
    const { id } = await onCases(1);
    const wrong = (columns: string, values: string) =>
      desk.as(desk.leo, (ctx) =>
        sql`insert into gap_closings (desk_id, gap_id, language, words, by_id, ${sql.raw(columns)})
          values (${desk.id}, ${id}, 'en', 'x', ${desk.leo.id}, ${sql.raw(values)})`.execute(ctx.db),
      );
    for (const kind of ['article', 'instructions', 'something'])
      await expect(wrong('kind', `'${kind}'`)).rejects.toThrow(/check constraint/);
    await expect(wrong('kind, version', `'product', '1.4'`)).rejects.toThrow(/check constraint/);
    const hidden = await written(desk);
    const change = { kind: 'article', articleId: hidden, ...corrected } as const;
    await expect(close(id, desk.leo, change)).rejects.toMatchObject({ code: 'article.not-found' });
    const articleId = await written(desk, { audience: 'companies', words: 'Which way it goes' });
    await close(id, desk.leo, { ...change, articleId });
    expect(await read(id)).toMatchObject({
      closing: { kind: 'article', article: { id: articleId, words: 'Which way it goes' } },
    });
  });
});

describe('a gap that is closed at the same moment', () => {
  const meanwhile = { kind: 'conflict', code: 'case.changed' };

  it('takes neither another case nor another owner, and says so', async () => {
    const { id } = await onCases(1);
    await close(id);
    const { id: late } = await aCaseHere(desk);
    const joins = desk.as(desk.dana, (ctx) =>
      sql`insert into gap_cases (desk_id, gap_id, case_id, by_id)
        values (${desk.id}, ${id}, ${late}, ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(joins).rejects.toMatchObject(meanwhile);
    const owns = desk.as(desk.dana, (ctx) =>
      sql`insert into gap_owners (desk_id, gap_id, turn, owner_id, due, by_id)
        values (${desk.id}, ${id}, 2, ${desk.dana.organizationId}, app.now(), ${desk.dana.id})`.execute(
        ctx.db,
      ),
    );
    await expect(owns).rejects.toMatchObject(meanwhile);
  });
});

describe('whoever asked', () => {
  it('is counted anew where two of them turn out to be one after it was closed', async () => {
    const { id, cases } = await onCases(2);
    const [first, second] = cases.map((one) => one.id);
    await close(id);
    await tell(id, first ?? '');
    const untold = async () => (await test.sql('select people, untold from gaps where id = $1', [id])).rows;
    expect(await untold()).toEqual([{ people: 2, untold: 1 }]);
    await test.sql('insert into join_offers (desk_id, case_id, to_case_id) values ($1, $2, $3)', [
      ...[desk.id, second, first],
    ]);
    await desk.as(desk.priya, (ctx) => joinCases(ctx, { case: second ?? '', to: first ?? '' }));
    expect(await untold()).toEqual([{ people: 1, untold: 0 }]);
  });

  it('is told by the owner of their case, in words prepared in their language, once', async () => {
    const { id, cases } = await onCases(2);
    const [first, second] = cases;
    if (!first || !second) throw new Error('two cases');
    expect(await toTell(first.id)).toEqual([]);
    await close(id);
    const [telling, ...others] = await toTell(first.id);
    expect(others).toEqual([]);
    expect(telling).toMatchObject({ gapId: id, language: 'en', changed: corrected.words });
    expect(telling?.text).toMatch(
      /^You asked on \d+ \w+ \d{4} about “No sound on the mains”\.\n\nPage 4 of the instructions is corrected\. \(version 1\.4\)$/,
    );
    await tell(id, first.id, telling?.text);
    expect(await toTell(first.id)).toEqual([]);
    expect(await read(id)).toMatchObject({ closing: { told: 1, untold: 1 } });
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: first.id }));
    expect(entries.findLast(({ kind }) => kind === 'message')).toMatchObject({
      ...{ audience: 'customer', text: telling?.text },
    });
    await expect(tell(id, first.id)).rejects.toMatchObject(told);
    const both = await Promise.allSettled([tell(id, second.id), tell(id, second.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await read(id)).toMatchObject({ closing: { told: 2, untold: 0 } });
  });

  it('reads what helps, where an article is what changed', async () => {
    const { id, cases } = await onCases(1);
    const articleId = await written(desk, { audience: 'companies' });
    await close(id, desk.leo, { kind: 'article', articleId, ...corrected });
    const [telling] = await toTell(cases[0]?.id ?? '');
    expect(telling?.text.endsWith(`${corrected.words}\n\n${someWords.helps}`)).toBe(true);
  });

  it('reads where its pictures are, where customers see them, and nothing of them where they do not', async () => {
    const asLeo = <T>(what: Parameters<typeof desk.as<T>>[1]) => desk.as(desk.leo, what);
    const picture = await asLeo(async (ctx) =>
      keepPicture(ctx, { deskId: desk.id, picture: await preparedPicture(drawn.png) }),
    );
    const helps = `Press it.\n\n![The switch](picture/${picture})`;
    const articleId = await written(desk, { helps, audience: 'companies' }, desk.leo);
    const { id, cases } = await onCases(1);
    await close(id, desk.leo, { kind: 'article', articleId, ...corrected });
    const said = async () => (await toTell(cases[0]?.id ?? ''))[0]?.text.split('\n\n').slice(1);
    expect(await said()).toEqual([corrected.words, 'Press it.']);
    const seen = { audience: 'customers', confidence: 'validated' } as const;
    await asLeo((ctx) => judgeArticle(ctx, { article: articleId, ...seen, clearedPictures: [picture] }));
    const { url } = test.database.site;
    const address = `${url}/help/${desk.slug}/articles/${articleId}`;
    expect(await said()).toEqual([corrected.words, 'Press it.', address]);
  });

  it('hears of it after their case has ended, which is over again unless they say otherwise', async () => {
    const { id, cases } = await onCases(1);
    const caseId = cases[0]?.id ?? '';
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: caseId, outcome: 'returned' }));
    await close(id);
    await tell(id, caseId);
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }));
    expect(view.state).toBe('done');
    expect(view.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reopened', 'done']));
    expect(await read(id)).toMatchObject({ closing: { told: 1, untold: 0 } });
  });

  it('knows it by what somebody said to them since, and by nothing from before', async () => {
    const { id, cases } = await onCases(1);
    const caseId = cases[0]?.id ?? '';
    const speak = () =>
      desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, text: 'We look.', audience: 'customer' }));
    const by = (entryId: string) =>
      desk.as(desk.dana, (ctx) => tellOfGap(ctx, { gap: id, case: caseId, telling: { entryId } }));
    const before = await speak();
    await close(id);
    await expect(by(before.id)).rejects.toMatchObject({ code: 'gap.not-told' });
    await expect(
      desk.as(desk.dana, (ctx) =>
        sql`insert into gap_tellings (desk_id, gap_id, case_id, entry_id, by_id)
          values (${desk.id}, ${id}, ${caseId}, ${before.id}, ${desk.dana.id})`.execute(ctx.db),
      ),
    ).rejects.toThrow(/once something has changed/);
    await by((await speak()).id);
    expect(await read(id)).toMatchObject({ closing: { told: 1, untold: 0 } });
  });

  it('stands in the list of whoever owns their case', async () => {
    const one = await aDesk(test);
    const { id: caseId, ownerId } = await aCaseHere(one);
    const id = await found(one, { case: caseId });
    await one.as(one.leo, (ctx) => closeGap(ctx, { gap: id, changed: newSheet }));
    for (const who of [one.leo, one.priya, one.dana, one.tom]) {
      const { items } = await one.as(who, (ctx) => myTellings(ctx));
      expect(items.map((row) => row.caseId)).toEqual(who.id === ownerId ? [caseId] : []);
    }
  });

  it('stands with whoever answers for the desk once its owner has left, who tells them', async () => {
    const one = await aDesk(test);
    const { id: caseId, ownerId } = await aCaseHere(one);
    const owner = [one.dana, one.tom, one.priya].find(({ id }) => id === ownerId) ?? one.dana;
    const id = await found(one, { case: caseId });
    await one.as(owner, (ctx) => endCase(ctx, { case: caseId, outcome: 'returned' }));
    await one.as(one.leo, (ctx) => closeGap(ctx, { gap: id, changed: newSheet }));
    await one.as(one.leo, (ctx) => dismiss(ctx, { desk: one.slug, person: ownerId }));
    const of = (who: Desk['dana']) => one.as(who, async (ctx) => (await myTellings(ctx)).items);
    for (const who of [one.priya, one.dana, one.tom].filter((who) => who !== owner))
      expect(await of(who)).toEqual([]);
    expect(await of(one.leo)).toMatchObject([{ gapId: id, caseId }]);
    await one.as(one.leo, (ctx) =>
      tellOfGap(ctx, { gap: id, case: caseId, telling: { text: 'It is corrected.' } }),
    );
    expect(await of(one.leo)).toEqual([]);
  });

  it('stands with whoever answers for an owner who is away, too', async () => {
    const one = await aDesk(test);
    const { id: caseId, ownerId } = await aCaseHere(one);
    const owner = [one.dana, one.tom, one.priya].find(({ id }) => id === ownerId) ?? one.dana;
    const other = owner === one.tom ? one.dana : one.tom;
    const id = await found(one, { case: caseId });
    await one.as(one.leo, (ctx) => closeGap(ctx, { gap: id, changed: newSheet }));
    await one.as(owner, (ctx) => {
      const inHours = (hours: number) => Temporal.Instant.from(ctx.now).add({ hours }).toString();
      return beAway(ctx, { startsAt: inHours(-1), endsAt: inHours(48), standInId: other.id });
    });
    for (const who of [owner, other])
      expect(await one.as(who, (ctx) => myTellings(ctx))).toMatchObject({ items: [{ caseId }] });
  });
});
