import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { beAway } from '../people/commands/absences.ts';
import type { CallWindow } from '../tasks/contract.ts';
import { askForCall, callWindows, withdrawCall } from '../tasks/index.ts';
import { todayApi } from './contract.ts';
import { myToday } from './queries/today.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Who = 'dana' | 'tom' | 'priya' | 'leo';
const todayOf = (who: Who) => desk.as(desk[who], (ctx) => myToday(ctx, {}));
const callsOf = async (who: Who) => (await todayOf(who)).calls.map(({ id }) => id);
const nowHere = () => desk.asDesk(async (ctx) => Temporal.Instant.from(ctx.now));

/** A case of Dana's on which a call is asked in the window at that place of those offered. */
async function aCall(place: number) {
  const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  const owner = (['dana', 'tom', 'priya', 'leo'] as const).find((who) => desk[who].id === theCase.ownerId);
  if (owner && owner !== 'dana') {
    const { id } = await desk.as(desk[owner], (ctx) =>
      offerHandOff(ctx, {
        case: theCase.id,
        toId: desk.dana.id,
        situation: 'Yours.',
        cannotWait: 'It is urgent.',
      }),
    );
    await desk.as(desk.dana, (ctx) => acceptHandOff(ctx, { handOff: id }));
  }
  const calendar = { zone: 'Europe/London', hours: { always: true } as const, holidays: [] };
  const now = await nowHere();
  const soon = now.add({ minutes: 30 }).toString();
  const offered = callWindows(now, calendar).filter(({ beginsAt }) => beginsAt > soon);
  const window = offered.at(place) as CallWindow;
  const { id: caseId, customerId } = theCase;
  const wish = { caseId, customerId, ...window, number: { written: '0113 496 0000' }, text: '' };
  await desk.asDesk((ctx) => askForCall(ctx, wish));
  return { id: caseId, customerId, window };
}

/** The clock goes on to a moment. */
async function goOnTo(moment: Temporal.Instant): Promise<void> {
  const minutes = Math.ceil((await nowHere()).until(moment).total('minutes'));
  await test.advance(`${minutes} minutes`);
}

describe('calls of today', () => {
  it('show from the morning of their day on until they are settled, by when they begin', async () => {
    const [late, early] = [await aCall(-1), await aCall(-2)];
    const day = Temporal.Instant.from(early.window.beginsAt).toZonedDateTimeISO('Europe/London').startOfDay();
    expect(await callsOf('dana')).toEqual([]);
    await goOnTo(day.subtract({ minutes: 5 }).toInstant());
    expect(await callsOf('dana')).toEqual([]);
    await goOnTo(day.add({ minutes: 1 }).toInstant());
    expect((await todayOf('dana')).calls).toMatchObject([
      { id: early.id, ...early.window },
      { id: late.id, ...late.window },
    ]);
    await goOnTo(Temporal.Instant.from(late.window.endsAt).add({ hours: 24 }));
    expect(await callsOf('dana')).toEqual([early.id, late.id]);
    await desk.asDesk((ctx) => withdrawCall(ctx, { caseId: early.id, customerId: early.customerId }));
    expect(await callsOf('dana')).toEqual([late.id]);
  });

  it('are their owner’s, and of whoever stands in, and nobody else’s', async () => {
    const { id, window } = await aCall(0);
    await goOnTo(Temporal.Instant.from(window.beginsAt));
    expect(await callsOf('dana')).toContain(id);
    for (const who of ['tom', 'priya', 'leo'] as const) expect(await callsOf(who)).not.toContain(id);
    const from = await nowHere();
    const [startsAt, endsAt] = [from, from.add({ hours: 5 })].map(String) as [string, string];
    await desk.as(desk.dana, (ctx) => beAway(ctx, { startsAt, endsAt, standInId: desk.tom.id }));
    expect(await callsOf('tom')).toContain(id);
    expect(await callsOf('dana')).toContain(id);
    expect(await callsOf('priya')).not.toContain(id);
  });

  it('are told to the custody record as listed', async () => {
    const { id, window } = await aCall(0);
    await goOnTo(Temporal.Instant.from(window.beginsAt));
    const today = await todayOf('dana');
    const calls = today.calls.filter((row) => row.id === id);
    expect(
      todayApi.today.reveals({
        ...today,
        items: [],
        offered: [],
        standIn: [],
        missed: [],
        snoozed: [],
        late: [],
        calls,
      }),
    ).toEqual([{ deskId: desk.id, caseId: id, as: 'listed' }]);
  });
});
