import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { say } from '../conversations/commands/say.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { written } from './articles.fixture.ts';
import { closeGap } from './commands/close-gap.ts';
import { joinGap, makeGap } from './commands/make-gap.ts';
import { markWay, takeUpWay } from './commands/take-up-way.ts';
import { useArticle } from './commands/use-article.ts';
import { aCaseHere, found, inAWeek, silence } from './gaps.fixture.ts';
import { gap } from './queries/gap.ts';
import { gapsOfDesk } from './queries/gaps.ts';
import { myWays, waysOfCase } from './queries/ways.ts';
import { told } from './ways.fixture.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const read = (id: string, who = desk.dana) => desk.as(who, (ctx) => gap(ctx, { gap: id }));
const ofCase = (id: string, who = desk.dana) =>
  desk.as(who, async (ctx) => (await waysOfCase(ctx, { case: id })).items);
const mine = (who = desk.dana) => desk.as(who, async (ctx) => (await myWays(ctx)).items);
const mark = (id: string, entry: string, who = desk.dana) =>
  desk.as(who, (ctx) => markWay(ctx, { case: id, entry }));
const join = (id: string, onCase: string, way?: string) =>
  desk.as(desk.dana, (ctx) =>
    joinGap(ctx, { gap: id, case: onCase, searches: [], ...(way !== undefined && { way }) }),
  );
const mended = { kind: 'product', language: 'en', words: 'It is mended.' } as const;
const close = (id: string) => desk.as(desk.leo, (ctx) => closeGap(ctx, { gap: id, changed: mended }));
const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
const firstWords = async (id: string) =>
  (await view(id)).entries.find(({ kind }) => kind === 'contact')?.id ?? '';
const ownerOf = async (id: string) => {
  const { owner } = await view(id);
  const all = [desk.dana, desk.tom, desk.priya, desk.leo];
  return all.find((one) => one.id === owner.id) ?? desk.leo;
};

describe('what a customer tells of another way', () => {
  it('stands beside their case with its page, whose address is no part of the words', async () => {
    const { id } = await aCaseHere(desk);
    const way = await told(desk, id, { text: 'Two lines\nof it.', link: 'https://mixers.example/mono' });
    expect(await ofCase(id)).toMatchObject([
      {
        ...{ id: way, caseId: id, words: 'Two lines\nof it.', link: 'https://mixers.example/mono' },
        ...{ language: 'en', notedBy: null, isTakenUp: false, files: [] },
      },
    ]);
    await expect(ofCase(id, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
  });

  it('is heard of by whoever owns the case, until somebody does something with it', async () => {
    const { id } = await aCaseHere(desk);
    const way = await told(desk, id);
    const owner = await ownerOf(id);
    expect(await mine(owner)).toContainEqual(expect.objectContaining({ id: way, caseId: id }));
    const others = [desk.dana, desk.tom, desk.priya].filter((one) => one !== owner);
    for (const other of others) expect((await mine(other)).map((one) => one.id)).not.toContain(way);
    for (const _ of [1, 2]) await desk.as(desk.tom, (ctx) => takeUpWay(ctx, { way }));
    expect((await mine(owner)).map((one) => one.id)).not.toContain(way);
    expect(await ofCase(id)).toMatchObject([{ isTakenUp: true, takenUpBy: 'Tom Hughes', article: null }]);
    await expect(desk.as(desk.sam, (ctx) => takeUpWay(ctx, { way }))).rejects.toMatchObject({
      code: 'way.not-found',
    });
  });

  it('goes on in the case that theirs is joined to', async () => {
    const address = `${randomUUID()}@customers.example`;
    const [first, second] = [await aCase(desk, { address }), await aCase(desk, { address })];
    const way = await told(desk, second.id);
    await desk.as(desk.priya, (ctx) => joinCases(ctx, { case: second.id, to: first.id }));
    expect((await ofCase(first.id)).map((one) => one.id)).toEqual([way]);
    const id = await found(desk, { case: first.id });
    await join(id, first.id, way);
    expect((await read(id)).evidence).toMatchObject([{ id: way, caseId: second.id }]);
  });

  it('loses its words where they are taken back, and stays counted', async () => {
    const { id } = await aCaseHere(desk);
    const gapId = await found(desk, { case: id });
    const way = await told(desk, id, { link: 'https://mixers.example/mono' });
    await test.sql('delete from entry_words where entry_id = $1', [way]);
    expect(await ofCase(id)).toMatchObject([{ words: null, link: null }]);
    expect(await read(gapId)).toMatchObject({ ways: 1, evidence: [{ words: null, link: null }] });
  });

  it('is written by nobody in its place', async () => {
    const { id } = await aCaseHere(desk);
    const entry = await firstWords(id);
    const put = (values: string, who = desk.dana) =>
      desk.as(who, (ctx) =>
        sql`insert into ways (desk_id, id, case_id, by_id, with_link)
          values (${desk.id}, ${entry}, ${id}, ${sql.raw(values)})`.execute(ctx.db),
      );
    await expect(put('null, false')).rejects.toThrow(/may not do this here/);
    await expect(put(`'${desk.tom.id}', false`)).rejects.toThrow(/may not do this here/);
    await expect(put(`'${desk.dana.id}', true`)).rejects.toThrow(/check constraint/);
    await expect(
      desk.asDesk((ctx) =>
        sql`insert into ways (desk_id, id, case_id) values (${desk.id}, ${entry}, ${id})`.execute(ctx.db),
      ),
    ).rejects.toThrow(/in words of a customer/);
    await told(desk, id);
    for (const change of [`update ways set with_link = true`, 'delete from ways'])
      await expect(desk.as(desk.dana, (ctx) => sql.raw(change).execute(ctx.db))).rejects.toThrow();
    await expect(test.sql('delete from ways')).rejects.toThrow(/append-only/);
    await expect(test.sql('truncate gap_evidence')).rejects.toThrow(/append-only/);
  });
});

describe('what somebody found in a message', () => {
  it('is another way by one word, once, and only of what the customer said', async () => {
    const { id } = await aCaseHere(desk);
    const entry = await firstWords(id);
    for (const who of [desk.dana, desk.tom]) await mark(id, entry, who);
    expect(await ofCase(id)).toMatchObject([{ id: entry, notedBy: 'Dana Okafor', link: null }]);
    const { id: answer } = await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, audience: 'customer', text: 'Thank you.' }),
    );
    await expect(mark(id, answer)).rejects.toMatchObject({ code: 'way.not-theirs' });
    const other = await aCaseHere(desk);
    await expect(mark(id, await firstWords(other.id))).rejects.toMatchObject({ code: 'entry.not-found' });
    await expect(mark(id, entry, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
  });

  it('asks nobody to look at it, as whoever said so has', async () => {
    const { id } = await aCaseHere(desk);
    const entry = await firstWords(id);
    await mark(id, entry, await ownerOf(id));
    for (const who of [desk.dana, desk.tom, desk.priya, desk.leo])
      expect((await mine(who)).map((one) => one.id)).not.toContain(entry);
  });
});

describe('a gap', () => {
  const gapsOf = async (id: string) => (await ofCase(id, desk.leo))[0]?.gaps ?? [];
  const madeBy = async (id = '') =>
    (await test.sql('select made_by_id from gaps where id = $1', [id])).rows[0]?.made_by_id;

  it('is made of what is told on a case that is in none, in the name of its owner and for the client to mend', async () => {
    const { id } = await aCaseHere(desk);
    const owner = await ownerOf(id);
    const way = await told(desk, id, { isSolved: true });
    const [made, ...others] = await gapsOf(id);
    expect(made).toMatchObject({ words: 'No sound on the mains' });
    expect(others).toEqual([]);
    expect(await madeBy(made?.id)).toBe(owner.id);
    expect(await read(made?.id ?? '', desk.leo)).toMatchObject({
      ...{ people: 1, ways: 1, evidence: [{ id: way }], searches: [] },
      owner: 'Harmon Audio',
    });
    expect((await mine(owner)).map((one) => one.id)).toContain(way);
    const second = await told(desk, id);
    expect((await read(made?.id ?? '')).evidence).toMatchObject([{ id: second }, { id: way }]);
  });

  it('is made of it by whoever answers for the desk, where the owner has left', async () => {
    const there = await aDesk(test);
    const { id } = await aCaseHere(there);
    await there.as(there.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
    const owned = await test.sql('select owner_id from cases where id = $1', [id]);
    const ownerId = owned.rows[0].owner_id;
    const leaves = 'update roster set ended_at = app.now() where desk_id = $1 and person_id = $2';
    await test.sql(leaves, [there.id, ownerId]);
    await told(there, id);
    const { rows } = await test.sql(
      'select g.made_by_id from gap_cases c join gaps g on g.id = c.gap_id where c.case_id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].made_by_id).not.toBe(ownerId);
  });

  it('is made of it no second time, where the open one is of an article that the desk itself may not read', async () => {
    const { id } = await aCaseHere(desk);
    const article = await written(desk);
    await desk.as(desk.dana, (ctx) => useArticle(ctx, { case: id, article, as: 'wrong' }));
    await told(desk, id);
    const { rows } = await test.sql('select gap_id from gap_cases where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });
});

describe('evidence on a gap', () => {
  it('is what is told on a case that is in one open gap, by itself, and its owner still hears of it', async () => {
    const { id } = await aCaseHere(desk);
    const gapId = await found(desk, { case: id });
    const way = await told(desk, id, { link: 'https://mixers.example/mono' });
    expect(await read(gapId, desk.leo)).toMatchObject({
      ways: 1,
      evidence: [
        {
          ...{ id: way, caseId: id, words: 'I pressed the mono switch, and it plays.' },
          ...{
            link: 'https://mixers.example/mono',
            customer: 'Bill Navarro',
            subject: 'No sound on the mains',
          },
        },
      ],
    });
    expect(await ofCase(id)).toMatchObject([
      { isTakenUp: false, gaps: [{ id: gapId, words: silence.words }] },
    ]);
    expect((await mine(await ownerOf(id))).map((one) => one.id)).toContain(way);
    const listed = await desk.as(desk.leo, (ctx) => gapsOfDesk(ctx, { desk: desk.slug, state: 'open' }));
    expect(listed.items.find((row) => row.id === gapId)).toMatchObject({ people: 1, ways: 1 });
  });

  it('is put on none by itself where there are two, or where the one is closed', async () => {
    const { id } = await aCaseHere(desk);
    const [one, other] = [await found(desk, { case: id }), await found(desk, { case: id })];
    await told(desk, id);
    expect([(await read(one)).evidence, (await read(other)).evidence]).toEqual([[], []]);
    for (const each of [one, other]) await close(each);
    await told(desk, id);
    expect([(await read(one)).evidence, (await read(other)).evidence]).toEqual([[], []]);
  });

  it('is told, too, where the gap is closed at the same moment, and comes to none', async () => {
    const { id } = await aCaseHere(desk);
    const gapId = await found(desk, { case: id });
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let second: Promise<unknown> = Promise.resolve();
    await desk.as(desk.leo, async (ctx) => {
      await closeGap(ctx, { gap: gapId, changed: mended });
      second = told(desk, id).catch((error) => error);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    const way = await second;
    expect(await ofCase(id)).toMatchObject([{ id: way, gaps: [] }]);
  });

  it('is put on an open gap, or on one that is made of it, with its case, and counts each customer once', async () => {
    const { id } = await aCaseHere(desk);
    const [way, second] = [await told(desk, id), await told(desk, id)];
    const before = await found(desk);
    await join(before, id, way);
    await join(before, id, second);
    expect(await read(before)).toMatchObject({ people: 2, ways: 1, evidence: [{ id: second }, { id: way }] });
    expect((await mine(await ownerOf(id))).map((one) => one.id)).not.toContain(way);
    const owner = { ownerId: desk.leo.organizationId, departmentId: null, due: inAWeek, searches: [] };
    const made = await desk.as(desk.dana, (ctx) => makeGap(ctx, { ...silence, ...owner, case: id, way }));
    expect((await read(made.id)).evidence).toMatchObject([{ id: way }]);
  });

  it('is nothing of another case, and comes to no gap that is closed', async () => {
    const [{ id }, other] = [await aCaseHere(desk), await aCaseHere(desk)];
    const way = await told(desk, other.id);
    const gapId = await found(desk, { case: id });
    await expect(join(gapId, id, way)).rejects.toMatchObject({ code: 'way.not-found' });
    const put = (who = desk.dana) =>
      desk.as(who, (ctx) =>
        sql`insert into gap_evidence (desk_id, gap_id, way_id, by_id)
          values (${desk.id}, ${gapId}, ${way}, ${desk.dana.id})`.execute(ctx.db),
      );
    await expect(put()).rejects.toThrow(/a gap that it is in/);
    await expect(put(desk.tom)).rejects.toThrow(/may not do this here/);
    await close(gapId);
    await expect(put()).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('is not there for whoever may not see the gap', async () => {
    const { id } = await aCaseHere(desk);
    const article = await written(desk);
    await desk.as(desk.dana, (ctx) => useArticle(ctx, { case: id, article, as: 'wrong' }));
    await told(desk, id);
    const seen = await Promise.all([ofCase(id), ofCase(id, desk.leo)]);
    expect(seen.map(([one]) => one?.gaps.length)).toEqual([1, 0]);
  });
});
