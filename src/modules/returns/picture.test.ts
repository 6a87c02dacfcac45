import { beforeEach, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { callOff, inspect } from './commands/after-it-left.ts';
import { usualWeeks, type Which } from './contract.ts';
import { returnsPicture } from './queries/picture.ts';
import { returned } from './queries/returned.ts';
import { cameBack, type Sent } from './returns.fixture.ts';
import type { Found } from './words.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

const picture = (who = desk.leo, weeks = usualWeeks) =>
  desk.as(who, (ctx) => returnsPicture(ctx, { desk: desk.slug, weeks }));
const behind = async (which: Which, of: { make?: string; model?: string; version?: string } = {}) =>
  (await desk.as(desk.leo, (ctx) => returned(ctx, { desk: desk.slug, weeks: usualWeeks, which, ...of })))
    .items;

/** What was sent back, and what was found of each; null of what nobody looked at. */
async function back(of: Partial<Sent>, ...found: (Found | null)[]): Promise<string[]> {
  const ids: string[] = [];
  for (const what of found) {
    const { id } = await cameBack(desk, of);
    ids.push(id);
    if (what) await desk.as(desk.dana, (ctx) => inspect(ctx, { return: id, found: what }));
  }
  return ids;
}

describe('what was sent back to a desk', () => {
  it('is counted by model and version of its instructions, however they are written', async () => {
    const none = Array<Found>(4).fill('no fault found');
    await back({}, ...none, 'faulty', 'unknown', null);
    await back({ make: 'HARMON', model: 'mx-12' }, 'no fault found');
    await back({ version: '1.4' }, 'faulty');
    await back({ make: '', model: '', version: '' }, null);
    const { groups, all, calledOff, notShown } = await picture();
    expect(groups).toMatchObject([
      {
        ...{ model: expect.stringMatching(/^MX-12$/i), version: '1.3', sentBack: 8 },
        ...{ inspected: 7, noFault: 5, faulty: 1 },
        share: { share: 5 / 6, bounds: { low: 5 / 8, high: 7 / 8 } },
      },
      { version: '1.4', sentBack: 1, inspected: 1, noFault: 0, faulty: 1, share: null },
      { make: null, model: null, version: null, sentBack: 1, inspected: 0, share: null },
    ]);
    expect([all.sentBack, all.inspected, all.noFault, calledOff, notShown]).toEqual([10, 8, 5, 0, 0]);
  });

  it('opens to the cases behind each count, with their customer', async () => {
    const [, kept] = await back({}, 'no fault found', 'faulty');
    const [unknown] = await back({ make: '', model: '', version: '' }, null);
    expect(await behind('sentBack', { make: 'harmon', model: 'MX-12', version: '1.3' })).toHaveLength(2);
    expect(await behind('noFault')).toMatchObject([
      { customer: 'Bill', subject: expect.any(String), found: 'no fault found' },
    ]);
    expect(await behind('inspected')).toMatchObject([{ id: kept, found: 'faulty' }, {}]);
    expect(await behind('faulty')).toMatchObject([{ id: kept }]);
    expect(await behind('sentBack', { model: '' })).toMatchObject([{ id: unknown, model: null }]);
    expect(await behind('sentBack', { model: 'MX-14' })).toEqual([]);
  });

  it('holds what is still on its way', async () => {
    await back({}, null, 'faulty');
    expect((await picture()).all).toMatchObject({ sentBack: 2, inspected: 1 });
    expect(await behind('sentBack')).toMatchObject([{ found: 'faulty' }, { found: null }]);
  });

  it('leaves out what was called off, and says so', async () => {
    const [id = ''] = await back({}, null);
    await desk.as(desk.dana, (ctx) => callOff(ctx, { return: id }));
    expect(await picture()).toMatchObject({ groups: [], calledOff: 1, all: { sentBack: 0 } });
    expect(await behind('sentBack')).toEqual([]);
    expect(await behind('calledOff')).toMatchObject([{ id, calledOff: true }]);
  });

  it('is counted within its weeks up to now, and what was found last counts', async () => {
    const [id = ''] = await back({}, 'faulty');
    await test.advance('14 days');
    await desk.as(desk.leo, (ctx) => inspect(ctx, { return: id, found: 'no fault found' }));
    expect((await picture()).groups).toMatchObject([{ noFault: 1, faulty: 0 }]);
    expect((await picture(desk.leo, 1)).groups).toEqual([]);
  });

  it('is nobody’s on another desk', async () => {
    await back({}, 'faulty');
    const other = await aDesk(test);
    const theirs = await other.as(other.leo, (ctx) =>
      returnsPicture(ctx, { desk: other.slug, weeks: usualWeeks }),
    );
    expect(theirs.all.sentBack).toBe(0);
    await expect(
      other.as(other.leo, (ctx) => returned(ctx, { desk: desk.slug, weeks: 1, which: 'sentBack' })),
    ).rejects.toMatchObject({ code: 'desk.not-found' });
  });

  it('goes on page after page', async () => {
    const ids = await back({}, null, null, null);
    const page = (cursor?: string) =>
      desk.as(desk.leo, (ctx) =>
        returned(ctx, { desk: desk.slug, weeks: 1, which: 'sentBack', limit: 2, ...(cursor && { cursor }) }),
      );
    const first = await page();
    const second = await page(first.next ?? '');
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.next).toBeNull();
  });
});
