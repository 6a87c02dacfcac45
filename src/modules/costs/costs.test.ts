import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { markDemand } from '../demand/commands/mark-demand.ts';
import { allow, doFor, refundOf, upTo } from '../mandates/acts.fixture.ts';
import { inspect } from '../returns/commands/after-it-left.ts';
import { cameBack } from '../returns/returns.fixture.ts';
import { returnTask } from '../tasks/commands/return-task.ts';
import { answer, asked } from '../tasks/fixtures.ts';
import { setRates } from './commands/set-rates.ts';
import type { Costed, CostRates } from './contract.ts';
import { costed } from './queries/costed.ts';
import { costs } from './queries/costs.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

type Person = Desk['dana'];
const read = (who: Person = desk.leo, weeks = 12) =>
  desk.as(who, (ctx) => costs(ctx, { desk: desk.slug, weeks }));
const behind = async (of: Costed, who: Person = desk.leo, more = {}) =>
  desk.as(who, (ctx) => costed(ctx, { desk: desk.slug, weeks: 12, of, ...more }));

const rates: CostRates = {
  currency: 'EUR',
  contact: { minutes: 9.5, hourMinor: 4500, fixedMinor: 0 },
  rework: { minutes: 90, hourMinor: 4000, fixedMinor: 1800 },
  return: { minutes: 72, hourMinor: 4000, fixedMinor: 630 },
  priceMinor: 320,
  saleMinor: 22_000,
};
const say = (version: number, more: Partial<CostRates> = {}, who: Person = desk.leo) =>
  desk.as(who, (ctx) => setRates(ctx, { desk: desk.slug, version, ...rates, ...more }));

/** Somebody comes who should not have had to. */
async function failed(address = `${randomUUID()}@customers.example`): Promise<string> {
  const { id } = await aCase(desk, { address });
  await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: id, demand: 'failure' }));
  return id;
}

async function withoutFault(more: Parameters<typeof cameBack>[1] = {}): Promise<void> {
  const { id } = await cameBack(desk, more);
  await desk.as(desk.dana, (ctx) => inspect(ctx, { return: id, found: 'no fault found' }));
}

async function doneAgain(): Promise<void> {
  const { id } = await asked(desk, 'client');
  await desk.as(desk.leo, (ctx) => answer(ctx, id, { state: 'done', text: 'On Monday.' }));
  await desk.as(desk.tom, (ctx) => returnTask(ctx, { task: id, text: 'Which one?' }));
}

const aWeekLater = () => test.advance('7 days');

describe('what failure costs', () => {
  it('is reckoned of what was counted in whole weeks, by what the desk says', async () => {
    const cases = [await failed(), await failed(), await failed()];
    await allow(desk, upTo(5000, 'do'));
    await doFor(desk, cases[0] ?? '', refundOf(1500));
    // Where nobody should not have come, giving back is what they want.
    const { id: fine } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    await doFor(desk, fine, refundOf(900));
    await doneAgain();
    await withoutFault();
    await withoutFault({ kind: 'exchange', cost: { minor: 2000, currency: 'EUR' } });
    await aWeekLater();
    await failed();
    await say(0);
    const { counted, cost, leftOut, rates: said } = await read();
    expect(counted).toEqual({ contacts: 3, rework: 1, returns: 2, credits: 1 });
    expect(cost).toEqual({
      contacts: { count: 3, minor: Math.round((3 * 9.5 * 4500) / 60) },
      rework: { count: 1, minor: 6000 + 1800 },
      returns: { count: 2, minor: 4800 + 630 + 2000 },
      credits: { count: 1, minor: 1500 },
      total: 2138 + 7800 + 7430 + 1500,
      lost: { customers: 1, low: 0, high: 22_000 },
      paid: 3 * 320,
    });
    expect(leftOut).toMatchObject({ otherCurrency: 0 });
    expect(leftOut.unmarked).toBeGreaterThan(0);
    expect(said).toMatchObject({ ...rates, version: 1, by: 'Leo Brandt' });
  });

  it('stands as counts alone while nobody has said by what it is reckoned', async () => {
    await failed();
    await aWeekLater();
    expect(await read()).toMatchObject({ rates: null, cost: null, counted: { contacts: 1 } });
  });

  it('adds no other currency, and says what it left out', async () => {
    const theCase = await failed();
    await allow(desk, upTo(5000, 'do'));
    await doFor(desk, theCase, refundOf(1500));
    await withoutFault({ cost: { minor: 2000, currency: 'GBP' } });
    await aWeekLater();
    await say(0, { currency: 'GBP' });
    const { cost, leftOut } = await read();
    expect(cost).toMatchObject({ credits: { count: 0, minor: 0 }, returns: { count: 1, minor: 2000 } });
    expect(leftOut.otherCurrency).toBe(1);
  });

  it('counts what is known of a return together, and credits of a case that went on in another', async () => {
    const address = `${randomUUID()}@customers.example`;
    const { id: goesOn } = await aCase(desk, { address });
    const { id, caseId } = await cameBack(desk, { in: goesOn, cost: { minor: 1400, currency: 'EUR' } });
    const looked = (more: { cost?: { minor: number; currency: string } }) =>
      desk.as(desk.dana, (ctx) => inspect(ctx, { return: id, found: 'no fault found', ...more }));
    await looked({ cost: { minor: 6000, currency: 'EUR' } });
    await looked({});
    const before = await failed(address);
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: before, to: caseId }));
    await allow(desk, upTo(5000, 'do'));
    await doFor(desk, caseId, refundOf(1500));
    await aWeekLater();
    await say(0);
    expect((await read()).cost).toMatchObject({
      returns: { count: 1, minor: 7400 },
      credits: { count: 1, minor: 1500 },
    });
  });

  it('opens each figure to its cases, page after page', async () => {
    for (let n = 0; n < 3; n++) await withoutFault();
    await doneAgain();
    await aWeekLater();
    const first = await behind('returns', desk.leo, { limit: 2 });
    expect(first.items).toMatchObject([{ customer: 'Bill', amount: null }, { customer: 'Bill' }]);
    const rest = await behind('returns', desk.leo, { limit: 2, cursor: first.next ?? '' });
    expect(rest.items).toHaveLength(1);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
    expect((await behind('rework')).items).toHaveLength(1);
    expect((await behind('credits')).items).toEqual([]);
  });
});

describe('by what it is reckoned', () => {
  it('is said and read by whoever leads there, and by nobody else', async () => {
    const { priceMinor: _, ...withoutPrice } = rates;
    await desk.as(desk.priya, (ctx) => setRates(ctx, { desk: desk.slug, version: 0, ...withoutPrice }));
    expect((await read(desk.leo)).rates).toMatchObject({ by: 'Priya Raman', priceMinor: null });
    for (const who of [desk.dana, desk.sam]) {
      await expect(read(who)).rejects.toMatchObject({
        code: expect.stringMatching(/^(not-permitted|desk.not-found)$/),
      });
      await expect(say(1, {}, who)).rejects.toMatchObject({
        code: expect.stringMatching(/^(not-permitted|desk.not-found)$/),
      });
      await expect(behind('returns', who)).rejects.toMatchObject({
        code: expect.stringMatching(/^(not-permitted|desk.not-found)$/),
      });
    }
    const { rows } = await desk.as(desk.dana, (ctx) =>
      ctx.db
        .withTables<{ costRates: { deskId: string } }>()
        .selectFrom('costRates')
        .selectAll()
        .execute()
        .then((rows) => ({ rows })),
    );
    expect(rows).toEqual([]);
  });

  it('says what the contract pays on the client’s side alone', async () => {
    await failed();
    await aWeekLater();
    await expect(say(0, {}, desk.priya)).rejects.toMatchObject({ code: 'not-permitted' });
    await say(0);
    expect(await read(desk.leo)).toMatchObject({
      mayPrice: true,
      rates: { priceMinor: 320 },
      cost: { paid: 320 },
    });
    expect(await read(desk.priya)).toMatchObject({
      ...{ mayPrice: false, rates: { priceMinor: null }, cost: { paid: null } },
    });
    // Who may not say it leaves it as it is.
    const { priceMinor: _, ...withoutPrice } = rates;
    await desk.as(desk.priya, (ctx) => setRates(ctx, { desk: desk.slug, version: 1, ...withoutPrice }));
    expect(await read(desk.leo)).toMatchObject({ rates: { version: 2, priceMinor: 320 } });
  });

  it('follows what one read, and keeps what was said before', async () => {
    await say(0);
    await expect(say(0)).rejects.toMatchObject({ code: 'costs.changed' });
    await say(1, { priceMinor: null, saleMinor: null });
    await aWeekLater();
    expect(await read()).toMatchObject({ rates: { version: 2 }, cost: { lost: null, paid: null } });
    const { rows } = await test.sql('select count(*)::int as n from cost_rates where desk_id = $1', [
      desk.id,
    ]);
    expect(rows[0]?.n).toBe(2);
  });
});
