import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { addDepartment } from '../people/commands/members.ts';
import { joinGap, ownGap } from './commands/make-gap.ts';
import { aCaseHere, found, inAWeek, silence } from './gaps.fixture.ts';
import { gap } from './queries/gap.ts';
import { gapsOfCase, gapsOfDesk } from './queries/gaps.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const read = (id: string, who = desk.dana) => desk.as(who, (ctx) => gap(ctx, { gap: id }));
const listed = (on = desk, more: { q?: string; state?: 'closed' } = {}) =>
  on.as(on.dana, async (ctx) => (await gapsOfDesk(ctx, { desk: on.slug, state: 'open', ...more })).items);
const join = (id: string, onCase: string, searches: string[] = [], who = desk.dana) =>
  desk.as(who, (ctx) => joinGap(ctx, { gap: id, case: onCase, searches }));
const notFound = { code: 'gap.not-found' };

describe('a gap', () => {
  it('says what is asked, of which thing, on which case, and whose it is by when', async () => {
    const { id: caseId, reference } = await aCaseHere(desk);
    const id = await found(desk, { case: caseId, searches: ['mono switch', 'mono switch', 'mains'] });
    expect(await read(id)).toMatchObject({
      ...{ ...silence, isWrong: false, article: null, people: 1, cases: 1, closedAt: null, turn: 1 },
      ...{ owner: 'Harmon Audio', department: null, due: inAWeek, mayChange: true },
      by: { name: 'Dana Okafor', organization: 'Clearline' },
      inCases: [{ id: caseId, reference, subject: 'No sound on the mains', customer: 'Bill Navarro' }],
    });
    expect((await read(id)).searches).toEqual([
      { words: 'mains', cases: 1 },
      { words: 'mono switch', cases: 1 },
    ]);
    const { items } = await desk.as(desk.leo, (ctx) => gapsOfCase(ctx, { case: caseId }));
    expect(items.map((row) => row.id)).toEqual([id]);
  });

  it('counts each customer once, with all cases', async () => {
    const [first, second] = [await aCaseHere(desk), await aCaseHere(desk)];
    const id = await found(desk, { case: first.id });
    await join(id, first.id);
    await join(id, second.id, ['no sound'], desk.leo);
    expect(await read(id)).toMatchObject({ people: 2, cases: 2, searches: [{ words: 'no sound' }] });
    // Whoever turns out to be somebody known is one person.
    await test.sql('insert into join_offers (desk_id, case_id, to_case_id) values ($1, $2, $3)', [
      ...[desk.id, second.id, first.id],
    ]);
    await desk.as(desk.priya, (ctx) => joinCases(ctx, { case: second.id, to: first.id }));
    expect(await read(id)).toMatchObject({ people: 1, cases: 1 });
    await join(id, second.id);
    expect(await read(id)).toMatchObject({ people: 1, cases: 1 });
  });

  it('counts two that join at once', async () => {
    const id = await found(desk);
    const cases = await Promise.all([aCaseHere(desk), aCaseHere(desk), aCaseHere(desk)]);
    await Promise.all(cases.map((one) => join(id, one.id)));
    expect(await read(id)).toMatchObject({ people: 4, cases: 4 });
  });

  it('stands in the list by how many people it hit', async () => {
    const one = await aDesk(test);
    const [few, many] = [await found(one), await found(one, { words: 'It smells of smoke' })];
    const more = await aCaseHere(one);
    await one.as(one.dana, (ctx) => joinGap(ctx, { gap: many, case: more.id, searches: [] }));
    expect((await listed(one)).map(({ id, people }) => ({ id, people }))).toEqual([
      { id: many, people: 2 },
      { id: few, people: 1 },
    ]);
    expect(await listed(one, { state: 'closed' })).toEqual([]);
  });

  it('is offered to whoever says much the same', async () => {
    const one = await aDesk(test);
    const [silent] = [
      await found(one),
      await found(one, { words: 'The lamp flickers', model: null, make: null }),
    ];
    const alike = (q: string) => listed(one, { q });
    expect((await alike('I hear no sounds at all, neither on the mains')).map(({ id }) => id)).toEqual([
      silent,
    ]);
    expect(await alike('The handle came off')).toEqual([]);
  });

  it('is never without an owner or a case, and keeps all that was said', async () => {
    const bare = desk.as(desk.dana, (ctx) =>
      sql`insert into gaps (desk_id, id, case_id, language, words, made_by_id)
        values (${desk.id}, ${randomUUID()}, ${randomUUID()}, 'en', 'x', ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(bare).rejects.toThrow(/foreign key/);
    await found(desk, { searches: ['x'] });
    for (const table of ['gaps', 'gap_cases', 'gap_searches', 'gap_owners'])
      await expect(test.sql(`delete from ${table}`)).rejects.toThrow(/append-only/);
  });
});

describe('whose a gap is', () => {
  const own = (
    id: string,
    ownerId: string,
    more: { turn?: number; departmentId?: string } = {},
    who = desk.dana,
  ) =>
    desk.as(who, (ctx) =>
      ownGap(ctx, { gap: id, turn: 1, ownerId, departmentId: null, due: inAWeek, ...more }),
    );
  const nobody = { code: 'gap.nobody' };

  it('is said by whoever works on the desk, one after another', async () => {
    const id = await found(desk);
    const { id: departmentId } = await desk.as(desk.leo, (ctx) =>
      addDepartment(ctx, { name: 'Documentation' }),
    );
    await own(id, desk.leo.organizationId, { departmentId });
    expect(await read(id)).toMatchObject({ turn: 2, department: 'Documentation' });
    await expect(own(id, desk.dana.organizationId)).rejects.toMatchObject({ code: 'gap.changed' });
    const both = await Promise.allSettled([
      own(id, desk.dana.organizationId, { turn: 2 }),
      own(id, desk.leo.organizationId, { turn: 2 }, desk.leo),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'gap.changed' });
  });

  it('is a company that works on the desk, or a department of it', async () => {
    const id = await found(desk);
    await expect(own(id, desk.sam.organizationId)).rejects.toMatchObject(nobody);
    await expect(found(desk, { ownerId: desk.sam.organizationId })).rejects.toMatchObject(nobody);
    const { id: departmentId } = await desk.as(desk.leo, (ctx) => addDepartment(ctx, { name: 'Service' }));
    await expect(own(id, desk.dana.organizationId, { departmentId })).rejects.toMatchObject(nobody);
    const unasked = desk.as(desk.dana, (ctx) =>
      sql`insert into gap_owners (desk_id, gap_id, turn, owner_id, due, by_id)
        values (${desk.id}, ${id}, 2, ${desk.sam.organizationId}, app.now(), ${desk.dana.id})`.execute(
        ctx.db,
      ),
    );
    await expect(unasked).rejects.toThrow(/works on the desk/);
  });
});

describe('who sees a gap', () => {
  it('is whoever works on the desk, and no third party', async () => {
    const id = await found(desk);
    expect(await read(id, desk.leo)).toMatchObject({ id });
    await expect(read(id, desk.sam)).rejects.toMatchObject(notFound);
    const other = await aDesk(test);
    await expect(other.as(other.leo, (ctx) => gap(ctx, { gap: id }))).rejects.toMatchObject(notFound);
    const { id: elsewhere } = await aCaseHere(other);
    await expect(join(id, elsewhere)).rejects.toMatchObject({ code: 'case.not-found' });
  });
});
