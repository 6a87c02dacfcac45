import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { receiveContact } from '../conversations/index.ts';
import { makeType, mergeType } from './commands/demand-types.ts';
import { markDemand } from './commands/mark-demand.ts';
import type { Demand, Which } from './contract.ts';
import { countedByWeek } from './queries/counted.ts';
import { countedContacts } from './queries/counted-contacts.ts';
import { demandMeasures } from './queries/measures.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  // Weeks ago it was the same day of the week, also where the clocks have changed.
  await test.moveTo(3, '12:00');
});
beforeEach(async () => {
  desk = await aDesk(test);
});

type More = { demand?: Demand; type?: string; text?: string };

/** Somebody came so many weeks ago, and somebody said what with. */
async function came(weeksAgo: number, { demand, type, text }: More = {}): Promise<string> {
  const { id: caseId, customerId } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  await test.sql(`delete from events where desk_id = $1`, [desk.id]);
  const contact = text
    ? await desk.asDesk((ctx) =>
        receiveContact(ctx, { caseId, customerId, channel: 'page', text, files: [] }),
      )
    : undefined;
  if (demand)
    await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: caseId, demand, ...(type && { type }) }));
  // As if it had been then: neither ever changes.
  for (const table of ['entries', 'demand_marks'])
    await test.sql(`alter table ${table} disable trigger append_only`);
  await test.sql(
    `update demand_marks set came_at = came_at - make_interval(weeks => $2) where case_id = $1`,
    [caseId, weeksAgo],
  );
  await test.sql(
    `update entries set recorded_at = recorded_at - make_interval(weeks => $2) where case_id = $1`,
    [caseId, weeksAgo],
  );
  if (contact)
    await test.sql(`update entries set kind = 'note' where case_id = $1 and id <> $2`, [
      caseId,
      contact.entryId,
    ]);
  for (const table of ['entries', 'demand_marks'])
    await test.sql(`alter table ${table} enable trigger append_only`);
  return caseId;
}

/** As if nobody had admitted who wrote it. */
async function fromStranger(caseId: string): Promise<void> {
  await test.sql('alter table entries disable trigger append_only');
  await test.sql('update entries set from_stranger = true where case_id = $1', [caseId]);
  await test.sql('alter table entries enable trigger append_only');
}

const measured = (more: { weeks?: number; of?: string } = {}, who = desk.leo) =>
  desk.as(who, (ctx) => demandMeasures(ctx, { desk: desk.slug, weeks: 12, of: 'failure', ...more }));
const behind = async (which: Which, type?: string, week?: string) =>
  (
    await desk.as(desk.leo, (ctx) =>
      countedContacts(ctx, {
        desk: desk.slug,
        weeks: 12,
        which,
        ...(type && { type }),
        ...(week && { week }),
      }),
    )
  ).items.map(({ caseId }) => caseId);
const aType = async (name: string) =>
  (await desk.as(desk.dana, (ctx) => makeType(ctx, { desk: desk.slug, demand: 'failure', name }))).id;

describe('the demand of a desk', () => {
  it('counts what was marked apart from what is suggested and from the rest, in whole weeks', async () => {
    for (const demand of ['failure', 'failure', 'value', 'value', 'value'] as const)
      await came(2, { demand });
    const asks = await came(1, { text: 'Any news?' });
    await came(1);
    await came(0, { demand: 'failure' });
    await came(20, { demand: 'failure' });
    const found = await measured();
    expect(found).toMatchObject({ contacts: 7, failure: 2, value: 3, unmarked: 2, suggested: 1 });
    expect(found.leftOut).toEqual({ runningWeek: 1, unknownSenders: 0 });
    expect(found.share?.share).toBeCloseTo(0.4);
    expect(found.share?.bounds).toEqual({ low: 2 / 7, high: 4 / 7 });
    expect(await behind('suggested')).toEqual([asks]);
    expect([(await behind('contacts')).length, (await behind('failure')).length]).toEqual([7, 2]);
  });

  it('gives no share of fewer than five', async () => {
    for (const demand of ['failure', 'failure', 'value', 'value'] as const) await came(2, { demand });
    expect(await measured()).toMatchObject({ failure: 2, value: 2, share: null });
  });

  it('says how the share changed from as many weeks before, where that is certain', async () => {
    for (const week of [1, 2, 2, 3, 3]) await came(week, { demand: 'value' });
    for (const week of [4, 4, 5, 6]) await came(week, { demand: 'failure' });
    await came(0, { demand: 'failure' });
    await came(7, { demand: 'failure' });
    await came(5);
    await fromStranger(await came(5, { demand: 'failure' }));
    expect(await measured({ weeks: 3 })).toMatchObject({ failure: 0, value: 5, change: null });
    await came(6, { demand: 'failure' });
    const { window, change } = await measured({ weeks: 3 });
    expect(change).toMatchObject({ failure: 5, value: 0, unmarked: 1, unknownSenders: 1, share: 1 });
    const until = Temporal.PlainDate.from(window.from).subtract({ days: 1 });
    const from = until.subtract({ days: 20 });
    expect(change?.window).toEqual({ from: String(from), until: String(until) });
    expect(change?.difference).toBe(-1);
    expect(change?.interval.low).toBe(-1);
    expect(change?.interval.high).toBeCloseTo(-0.38555, 5);
    expect((await measured({ weeks: 1 })).change).toBeNull();
  });

  it('says nothing of a change that may be none', async () => {
    for (const demand of ['failure', 'failure', 'value', 'value', 'value'] as const)
      await came(2, { demand });
    for (const demand of ['failure', 'failure', 'failure', 'value', 'value'] as const)
      await came(14, { demand });
    expect(await measured()).toMatchObject({ share: { share: 0.4 }, change: null });
  });

  it('counts the latest word of a contact, and what was merged with its heir', async () => {
    const [first, heir] = [await aType('One'), await aType('Two')];
    const caseId = await came(3, { demand: 'failure', type: first });
    await came(1, { demand: 'failure', type: heir });
    expect((await measured()).types.map(({ name, count }) => `${name} ${count}`)).toEqual(['One 1', 'Two 1']);
    await desk.as(desk.priya, (ctx) => mergeType(ctx, { type: first, into: heir }));
    expect((await measured()).types).toMatchObject([{ name: 'Two', count: 2, weeks: 3, perWeek: 2 / 3 }]);
    expect((await behind('failure', heir)).length).toBe(2);
    expect((await behind('failure', first)).length).toBe(2);
    await expect(behind('failure', randomUUID())).rejects.toMatchObject({ code: 'demand-type.not-found' });
    expect((await measured({ of: first })).chart).toMatchObject({
      name: 'Two',
      values: [{ count: 1 }, { count: 0 }, { count: 1 }],
    });
    await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: caseId, demand: 'value' }));
    expect(await measured()).toMatchObject({ failure: 1, value: 1, types: [{ name: 'Two', count: 1 }] });
  });

  it('has limits once there are six weeks, which are provisional below fifteen', async () => {
    for (const week of [5, 4, 3, 2, 1]) await came(week, { demand: 'failure' });
    expect((await measured()).chart).toMatchObject({ limits: null, signals: null });
    await came(6, { demand: 'failure' });
    const { chart } = await measured();
    expect(chart).toMatchObject({ isProvisional: true, limits: { mean: 1, upper: 1 } });
    expect(chart.values).toHaveLength(6);
    expect(chart.signals).toEqual({ outside: [], range: [], run: [], near: [] });
  });

  it('freezes its limits at the first fifteen weeks, of whatever window, and begins when something was marked', async () => {
    await came(30);
    for (let week = 18; week > 3; week--) await came(week, { demand: 'failure' });
    const { chart: early } = await measured({ weeks: 26 });
    expect(early).toMatchObject({
      baseline: { weeks: 15 },
      isProvisional: false,
      limits: { mean: 1, upper: 1 },
    });
    expect(early.values).toHaveLength(18);
    for (const _ of [1, 2, 3]) await came(1, { demand: 'failure' });
    for (const weeks of [1, 12, 26]) {
      const { chart } = await measured({ weeks });
      expect([chart.limits, chart.baseline]).toEqual([early.limits, early.baseline]);
      expect(chart.signals?.outside).toContain(chart.values.length - 1);
    }
    expect((await measured({ weeks: 26, of: 'contacts' })).chart.values).toHaveLength(26);
  });

  it('leads from a week to its contacts', async () => {
    const [older] = [
      await came(3, { demand: 'failure' }),
      await came(1, { demand: 'failure' }),
      await came(3),
    ];
    const { chart } = await measured();
    expect(await behind('failure', undefined, chart.values[0]?.week)).toEqual([older]);
    expect(await behind('contacts', undefined, '2020-01-01')).toEqual([]);
  });

  it('leaves out a sender whom nobody has admitted, and says so', async () => {
    await fromStranger(await came(1));
    expect(await measured()).toMatchObject({ contacts: 0, leftOut: { unknownSenders: 1 } });
    expect(await behind('contacts')).toEqual([]);
  });

  it('is shown page by page, and to nobody who does not work there', async () => {
    const cases = [await came(1), await came(2), await came(3)];
    const read = (cursor?: string) =>
      desk.as(desk.leo, (ctx) =>
        countedContacts(ctx, {
          desk: desk.slug,
          weeks: 12,
          which: 'contacts',
          limit: 2,
          ...(cursor && { cursor }),
        }),
      );
    const first = await read();
    const second = await read(first.next ?? '');
    expect([...first.items, ...second.items].map(({ caseId }) => caseId)).toEqual(cases);
    expect(second.next).toBeNull();
    const counts = (who: typeof desk.sam) =>
      desk.as(who, (ctx) =>
        countedByWeek(
          ctx,
          { deskId: desk.id, zone: 'Europe/London' },
          { starts: [Temporal.PlainDate.from('2026-01-05')], ends: ctx.now },
        ),
      );
    expect(await counts(desk.leo)).toMatchObject([{ count: 3 }]);
    expect(await counts(desk.sam)).toEqual([]);
    await expect(measured({}, desk.sam)).rejects.toMatchObject({ code: 'desk.not-found' });
    await expect(measured({ of: randomUUID() })).rejects.toMatchObject({ code: 'demand-type.not-found' });
  });
});
