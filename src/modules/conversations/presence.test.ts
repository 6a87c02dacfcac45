import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { bePresent, clearPresence } from './commands/be-present.ts';
import { presenceOnCase } from './queries/presence.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Doing = 'looking' | 'writing' | 'gone';
const tab = randomUUID();
const is = (doing: Doing, on: { id: string }, { who = desk.tom, window = tab } = {}) =>
  desk.as(who, (ctx) => bePresent(ctx, { case: on.id, tab: window, doing }));
const others = async (on: { id: string }, who = desk.dana) =>
  (await desk.as(who, (ctx) => presenceOnCase(ctx, { case: on.id }))).items.map(
    ({ name, doing }) => `${name} ${doing}`,
  );
const told = async () =>
  (await test.sql(`delete from events where name = 'presence.changed' returning data ->> 'caseId' as id`))
    .rows;

describe('whoever has a case before them', () => {
  it('is seen by the others there and by nobody else, and told of once', async () => {
    const on = await aCase(desk);
    await is('looking', on);
    expect(await others(on)).toEqual(['Tom Hughes looking']);
    expect(await others(on, desk.tom)).toEqual([]);
    await expect(others(on, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
    await is('looking', on);
    expect(await told()).toEqual([{ id: on.id }]);
    await is('writing', on);
    expect(await others(on)).toEqual(['Tom Hughes writing']);
    expect(await told()).toEqual([{ id: on.id }]);
  });

  it('is one person in many windows, and writes if any of them does', async () => {
    const on = await aCase(desk);
    await is('writing', on, { window: randomUUID() });
    await is('looking', on, { window: randomUUID() });
    expect(await others(on)).toEqual(['Tom Hughes writing']);
  });

  it('is gone when they say so, and from one case when they open another', async () => {
    const [first, second] = [await aCase(desk), await aCase(desk)];
    await is('looking', first);
    await told();
    await is('looking', second);
    expect(await others(first)).toEqual([]);
    await is('gone', first);
    expect(await others(second)).toEqual(['Tom Hughes looking']);
    expect(await told()).toEqual(expect.arrayContaining([{ id: first.id }, { id: second.id }]));
    await is('gone', second);
    expect(await others(second)).toEqual([]);
    expect(await told()).toEqual([{ id: second.id }]);
  });

  it('is gone within seconds after a crash, and nothing of it is kept', async () => {
    const on = await aCase(desk);
    await is('writing', on, { who: desk.priya });
    await told();
    await test.advance('10 seconds');
    expect(await others(on)).toEqual([]);
    await desk.asDesk(clearPresence);
    expect(await told()).toContainEqual({ id: on.id });
    expect((await test.sql('select from presence')).rows).toEqual([]);
  });
});
