import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { makeCause } from '../demand/commands/causes.ts';
import { makeType, mergeType } from '../demand/commands/demand-types.ts';
import { markDemand } from '../demand/commands/mark-demand.ts';
import { learn } from './commands/learn.ts';
import { makeStudy } from './commands/make-study.ts';
import { sayInStudy } from './commands/say-in-study.ts';
import { studiesOfDesk } from './queries/studies.ts';
import { study } from './queries/study.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

type Person = Desk['dana'];
const came = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const drawn = async (more: { weeks?: number; size?: number } = {}, who = desk.dana) =>
  (await desk.as(who, (ctx) => makeStudy(ctx, { desk: desk.slug, weeks: 1, size: 5, ...more }))).id;
const read = (id: string, who: Person) => desk.as(who, (ctx) => study(ctx, { study: id }));
const says = (
  who: Person,
  contact: string | undefined,
  demand: 'value' | 'failure',
  type: string | null = null,
) => desk.as(who, (ctx) => sayInStudy(ctx, { contact: contact ?? '', demand, type }));

/** A study of as many, who came last week. */
async function studied(count: number, size = 5): Promise<{ id: string; contacts: string[] }> {
  for (let n = 0; n < count; n++) await came();
  await test.advance('7 days');
  const id = await drawn({ size });
  return { id, contacts: (await read(id, desk.dana)).items.map((one) => one.id) };
}

describe('a study', () => {
  it('draws as many as are wanted of those who came in whole weeks, and none twice', async () => {
    for (let n = 0; n < 7; n++) await came();
    await test.advance('7 days');
    await came();
    const view = await read(await drawn(), desk.tom);
    expect(view).toMatchObject({ contacts: 5, saidByMe: 0, both: 0, weeks: 1, madeBy: 'Dana Okafor' });
    expect(new Set(view.items.map(({ caseId }) => caseId)).size).toBe(5);
    expect(view.items[0]).toMatchObject({ customer: 'Bill Navarro', said: 0, mine: null, words: [] });
    expect(view.items.every(({ at }) => at >= `${view.from}T` && at < `${view.until}T25`)).toBe(true);
    expect(await read(await drawn({ size: 60 }), desk.tom)).toMatchObject({ contacts: 7 });
  });

  it('says so where nobody came', async () => {
    await came();
    await expect(drawn()).rejects.toMatchObject({ code: 'study.nothing' });
    const { items } = await desk.as(desk.dana, (ctx) => studiesOfDesk(ctx, { desk: desk.slug }));
    expect(items).toEqual([]);
  });

  it('draws others each time, and by chance alone', async () => {
    for (let n = 0; n < 12; n++) await came();
    await test.advance('7 days');
    const draws = await Promise.all(
      Array.from({ length: 6 }, async () => (await read(await drawn(), desk.dana)).items),
    );
    expect(
      new Set(
        draws.map((items) =>
          items
            .map(({ entryId }) => entryId)
            .sort()
            .join(),
        ),
      ).size,
    ).toBeGreaterThan(1);
  });
});

describe('the words of two', () => {
  it('are read by nobody else before both have said theirs', async () => {
    const { id, contacts } = await studied(5);
    const [one] = contacts;
    await says(desk.dana, one, 'failure');
    expect((await read(id, desk.dana)).items[0]).toMatchObject({
      said: 1,
      mine: { demand: 'failure' },
      words: [],
    });
    expect((await read(id, desk.leo)).items[0]).toMatchObject({ said: 1, mine: null, words: [] });
    await says(desk.leo, one, 'value');
    for (const who of [desk.dana, desk.leo, desk.tom]) {
      const { words, counts } = (await read(id, who)).items[0] ?? {};
      expect(words).toMatchObject([{ demand: 'failure' }, { demand: 'value' }]);
      expect(counts).toBeNull();
    }
  });

  it('stay as they were said, and a third is not asked', async () => {
    const { contacts } = await studied(5);
    const [one] = contacts;
    await says(desk.dana, one, 'failure');
    await expect(says(desk.dana, one, 'value')).rejects.toMatchObject({ code: 'study.said' });
    await says(desk.leo, one, 'value');
    await expect(says(desk.tom, one, 'value')).rejects.toMatchObject({ code: 'study.full' });
  });

  it('count in demand where both say the same and nobody had said anything', async () => {
    const { id, contacts } = await studied(5);
    const type = (
      await desk.as(desk.dana, (ctx) =>
        makeType(ctx, { desk: desk.slug, demand: 'failure', name: 'Where is it' }),
      )
    ).id;
    const [marked] = (await read(id, desk.dana)).items;
    await desk.as(desk.tom, (ctx) =>
      markDemand(ctx, { case: marked?.caseId ?? '', entry: marked?.entryId, demand: 'value' }),
    );
    for (const contact of contacts.slice(0, 3)) await says(desk.dana, contact, 'failure', type);
    await says(desk.leo, contacts[0], 'failure', type);
    await says(desk.leo, contacts[1], 'failure', type);
    await says(desk.leo, contacts[2], 'failure');
    const view = await read(id, desk.tom);
    expect(view.items.map(({ counts }) => counts)).toEqual(['value', 'failure', 'failure', null, null]);
    expect(view).toMatchObject({ both: 3, sameType: 2, agreement: null });
    const { rows: types } = await test.sql(
      `select type_id from demand_marks where desk_id = $1 and demand = 'failure' order by recorded_at`,
      [desk.id],
    );
    expect(types.map((row) => row.type_id)).toEqual([type, null]);
  });

  it('count with the type into which another was merged meanwhile', async () => {
    const { id, contacts } = await studied(5);
    const [one, other] = await Promise.all(
      ['Where is it', 'When does it come'].map(
        async (name) =>
          (await desk.as(desk.priya, (ctx) => makeType(ctx, { desk: desk.slug, demand: 'failure', name })))
            .id,
      ),
    );
    await says(desk.dana, contacts[0], 'failure', one);
    await desk.as(desk.priya, (ctx) => mergeType(ctx, { type: one ?? '', into: other ?? '' }));
    await says(desk.leo, contacts[0], 'failure', other);
    expect(await read(id, desk.dana)).toMatchObject({ sameType: 1 });
    const { rows } = await test.sql('select type_id from demand_marks where desk_id = $1', [desk.id]);
    expect(rows).toEqual([{ type_id: other }]);
  });

  it('show how often they are the same beside what chance alone would make', async () => {
    const { id, contacts } = await studied(5);
    const said = ['failure', 'failure', 'value', 'value', 'failure'] as const;
    const heard = ['failure', 'failure', 'value', 'failure', 'value'] as const;
    for (const [at, contact] of contacts.entries()) {
      await says(desk.dana, contact, said[at] ?? 'value');
      await says(desk.leo, contact, heard[at] ?? 'value');
    }
    const { agreement } = await read(id, desk.dana);
    // 6 of 10 words failure: 0.36 + 0.16.
    expect(agreement).toMatchObject({ both: 5, same: 3 });
    expect(agreement?.byChance).toBeCloseTo(0.52, 12);
    expect(agreement?.pi).toBeCloseTo((0.6 - 0.52) / 0.48, 12);
  });
});

it('what was learned stands with the cause in which it is changed', async () => {
  const { id } = await studied(5);
  const cause = await desk.as(desk.dana, (ctx) =>
    makeCause(ctx, {
      desk: desk.slug,
      ...{ name: 'Nobody may say when a part comes', behind: 'contract', behindWords: 'Clause 4.2' },
      ...{ ownerId: desk.leo.organizationId, departmentId: null, due: '2027-01-01T12:00:00Z' },
    }),
  );
  await desk.as(desk.tom, (ctx) => learn(ctx, { study: id, words: 'Half of them only ask when.' }));
  await desk.as(desk.leo, (ctx) => learn(ctx, { study: id, words: 'Clause 4.2 goes.', cause: cause.id }));
  const { learned, findings } = await read(id, desk.dana);
  expect(findings).toBe(2);
  expect(learned).toMatchObject([
    { words: 'Half of them only ask when.', cause: null },
    { words: 'Clause 4.2 goes.', cause: { id: cause.id, name: 'Nobody may say when a part comes' } },
  ]);
});

it('nobody from elsewhere reads a study or says a word in it', async () => {
  const { id, contacts } = await studied(5);
  const elsewhere = await aDesk(test);
  await expect(elsewhere.as(elsewhere.dana, (ctx) => study(ctx, { study: id }))).rejects.toMatchObject({
    code: 'study.not-found',
  });
  await expect(
    elsewhere.as(elsewhere.dana, (ctx) => sayInStudy(ctx, { contact: contacts[0] ?? '', demand: 'value' })),
  ).rejects.toMatchObject({ code: 'study-contact.not-found' });
});
