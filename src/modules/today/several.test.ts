import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { say } from '../conversations/commands/say.ts';
import { beAway } from '../people/commands/absences.ts';
import { handOffSeveral } from './commands/hand-off-several.ts';
import { snooze, wake } from './commands/snooze.ts';
import { undo } from './commands/undo.ts';
import { bulkAction } from './queries/bulk-action.ts';
import { snoozeOfCase } from './queries/snooze-of-case.ts';
import { myToday } from './queries/today.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Who = 'dana' | 'tom' | 'priya' | 'leo' | 'sam';
const later = (time: Temporal.DurationLike) =>
  Temporal.Now.instant().add(time).toString({ fractionalSecondDigits: 3 });

/** A case that Dana owns, whose customer hears in four days. */
async function ofDana(on = desk) {
  const theCase = await aCase(on, { address: `${randomUUID()}@customers.example` });
  const owner = (['dana', 'tom', 'priya', 'leo'] as const).find((who) => on[who].id === theCase.ownerId);
  if (owner && owner !== 'dana') {
    const offer = {
      case: theCase.id,
      toId: on.dana.id,
      situation: 'Please take over.',
      cannotWait: 'It is urgent.',
    };
    const { id } = await on.as(on[owner], (ctx) => offerHandOff(ctx, offer));
    await on.as(on.dana, (ctx) => acceptHandOff(ctx, { handOff: id }));
  }
  await tell(theCase.id, { hours: 96 }, on);
  return theCase;
}

const tell = (id: string, nextWord: Temporal.DurationLike, on = desk) =>
  on.as(on.dana, (ctx) =>
    say(ctx, { case: id, text: 'We look.', audience: 'customer', nextWordBy: later(nextWord) }),
  );

const aside = (cases: string[], until: string | null, who: Who = 'dana', on = desk) =>
  on.as(on[who], (ctx) => snooze(ctx, { cases, until }));
const back = (action: string, who: Who = 'dana') => desk.as(desk[who], (ctx) => undo(ctx, { action }));
const outcome = (action: string, who: Who = 'dana') =>
  desk.as(desk[who], (ctx) => bulkAction(ctx, { action }));

/** Where a case stands in somebody's list. */
async function placeOf(id: string, who: Who = 'dana', on = desk) {
  const { items, snoozed, standIn } = await on.as(on[who], (ctx) => myToday(ctx, { limit: 200 }));
  const has = (rows: { id: string }[]) => rows.some((row) => row.id === id);
  return has(items) ? 'mine' : has(snoozed) ? 'aside' : has(standIn) ? 'stand-in' : 'nowhere';
}

describe('putting a case aside', () => {
  it('takes it out of my list until its time, says when it is back, and takes nothing from anybody else', async () => {
    const { id } = await ofDana();
    const until = later({ hours: 20 });
    await aside([id], until);
    expect(await placeOf(id)).toBe('aside');
    const { snoozed } = await desk.as(desk.dana, (ctx) => myToday(ctx, {}));
    expect(snoozed.find((row) => row.id === id)).toMatchObject({ until, backAt: until });
    const onItsPage = (who: Who) => desk.as(desk[who], (ctx) => snoozeOfCase(ctx, { case: id }));
    expect(await onItsPage('dana')).toEqual({ snooze: { until, backAt: until } });
    expect(await onItsPage('leo')).toEqual({ snooze: null });
    const { rows } = await test.sql('select due, version, owner_id from cases where id = $1', [id]);
    expect(rows).toMatchObject([{ owner_id: desk.dana.id }]);
    const { rows: entries } = await test.sql(`select from entries where case_id = $1 and kind = 'note'`, [
      id,
    ]);
    expect(entries).toEqual([]);
  });

  it('until somebody answers says when its next word is near', async () => {
    const { id } = await ofDana();
    await aside([id], null);
    const { snoozed } = await desk.as(desk.dana, (ctx) => myToday(ctx, {}));
    const row = snoozed.find((one) => one.id === id);
    const [due, setAt] = [row?.due, row?.dueSetAt].map((time) => Date.parse(time ?? ''));
    expect(Date.parse(row?.backAt ?? '')).toBe(Math.ceil((due ?? 0) - ((due ?? 0) - (setAt ?? 0)) / 4));
  });

  it('ends when the customer writes, and not by a word among colleagues', async () => {
    const { id, customerId } = await ofDana();
    await aside([id], null);
    await desk.as(desk.tom, (ctx) => say(ctx, { case: id, text: 'I was here.', audience: 'companies' }));
    expect(await placeOf(id)).toBe('aside');
    await desk.asDesk((ctx) =>
      receiveContact(ctx, { caseId: id, customerId, channel: 'page', text: 'Any news?', files: [] }),
    );
    expect(await placeOf(id)).toBe('mine');
  });

  it('again puts it aside anew', async () => {
    const { id } = await ofDana();
    await aside([id], later({ hours: 10 }));
    await aside([id], later({ hours: 30 }));
    const { rows } = await test.sql('select until from snoozes where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
    await desk.as(desk.dana, (ctx) => wake(ctx, { case: id }));
    expect(await placeOf(id)).toBe('mine');
  });

  it('works on a case whose owner has me stand in, and on nobody else’s', async () => {
    const own = await aDesk(test);
    const { id } = await ofDana(own);
    const [startsAt, endsAt] = [later({ hours: -1 }), later({ hours: 200 })];
    await own.as(own.dana, (ctx) => beAway(ctx, { startsAt, endsAt, standInId: own.tom.id }));
    expect(await placeOf(id, 'tom', own)).toBe('stand-in');
    await aside([id], later({ hours: 20 }), 'tom', own);
    expect(await placeOf(id, 'tom', own)).toBe('aside');
    expect(await placeOf(id, 'dana', own)).toBe('mine');
    const refused = await aside([id], later({ hours: 20 }), 'priya', own);
    expect(await own.as(own.priya, (ctx) => bulkAction(ctx, { action: refused.id }))).toMatchObject({
      count: 0,
      failed: [{ caseId: id, sentence: 'It stands in the list of whoever owns it.' }],
    });
  });

  it('refuses a time that is over, and a case that one may not see', async () => {
    const { id } = await ofDana();
    await expect(aside([id], later({ hours: -1 }))).rejects.toMatchObject({ code: 'snooze.not-ahead' });
    const other = await aDesk(test);
    await expect(aside([id], null, 'dana', other)).rejects.toMatchObject({ code: 'case.not-found' });
  });

  it('is refused where another window of theirs is doing the same and came first', async () => {
    const { id } = await ofDana();
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = desk.as(desk.dana, async (ctx) => {
      await snooze(ctx, { cases: [id], until: null });
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    const second = expect(aside([id], later({ hours: 5 }))).rejects.toMatchObject({ code: 'snooze.at-once' });
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    goOn.resolve();
    await Promise.all([first, second]);
    const { rows } = await test.sql('select until from snoozes where case_id = $1', [id]);
    expect(rows).toEqual([{ until: null }]);
  });

  it('says by name which cases stay', async () => {
    const [rests, over] = [await ofDana(), await ofDana()];
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: over.id, outcome: 'left' }));
    const { id } = await aside([rests.id, over.id], later({ hours: 20 }));
    expect(await outcome(id)).toMatchObject({
      kind: 'snooze',
      undone: false,
      count: 1,
      failed: [{ caseId: over.id, subject: 'No sound on the mains', sentence: 'It is over.' }],
    });
    await expect(outcome(id, 'priya')).rejects.toMatchObject({ code: 'bulk-action.not-found' });
  });

  it('is undone to what was before', async () => {
    const [fresh, before] = [await ofDana(), await ofDana()];
    const until = later({ hours: 5 });
    await aside([before.id], until);
    const { id } = await aside([fresh.id, before.id], later({ hours: 40 }));
    await back(id);
    expect(await placeOf(fresh.id)).toBe('mine');
    const { snoozed } = await desk.as(desk.dana, (ctx) => myToday(ctx, {}));
    expect(snoozed.find((row) => row.id === before.id)).toMatchObject({ until });
    await expect(back(id)).rejects.toMatchObject({ code: 'bulk-action.undone' });
    await expect(back(id, 'tom')).rejects.toMatchObject({ code: 'bulk-action.not-found' });
  });
});

describe('a case that was put aside', () => {
  it('is back before its time when its next word is near', async () => {
    const own = await aDesk(test);
    const { id } = await ofDana(own);
    await aside([id], later({ hours: 24 * 30 }), 'dana', own);
    await test.advance('71 hours');
    expect(await placeOf(id, 'dana', own)).toBe('aside');
    await test.advance('2 hours');
    expect(await placeOf(id, 'dana', own)).toBe('mine');
    const refused = await aside([id], null, 'dana', own);
    expect(await own.as(own.dana, (ctx) => bulkAction(ctx, { action: refused.id }))).toMatchObject({
      count: 0,
      failed: [{ sentence: 'Its next word is due: give that first.' }],
    });
    await test.advance('-73 hours');
  });
});

describe('handing off several cases', () => {
  const late = { situation: 'The same part is late.', cannotWait: 'I leave today.' };
  const hand = (cases: string[], toId: string | string[] = desk.tom.id, who: Who = 'dana') =>
    desk.as(desk[who], (ctx) => handOffSeveral(ctx, { cases, toIds: [toId].flat(), ...late }));
  const offersOf = async (ids: string[]) => {
    const { rows } = await test.sql(
      `select h.state, w.situation from hand_offs h join hand_off_words w on w.hand_off_id = h.id
       where h.case_id = any ($1) and h.to_id = $2 order by h.recorded_at`,
      [ids, desk.tom.id],
    );
    return rows;
  };

  it('offers each to one person with one briefing, and its owner stays its owner', async () => {
    const ids = [(await ofDana()).id, (await ofDana()).id];
    const { id } = await hand(ids);
    const offer = { state: 'offered', situation: 'The same part is late.' };
    expect(await offersOf(ids)).toEqual([offer, offer]);
    expect(await outcome(id)).toMatchObject({ kind: 'hand off', count: 2, failed: [] });
    expect(await placeOf(ids[0] ?? '')).toBe('mine');
  });

  it('says by name which could not be offered', async () => {
    const [fine, offered] = [await ofDana(), await ofDana()];
    await hand([offered.id]);
    const { id } = await hand([fine.id, offered.id]);
    expect(await outcome(id)).toMatchObject({
      count: 1,
      failed: [{ caseId: offered.id, sentence: expect.stringContaining('offered to somebody already') }],
    });
  });

  it('is undone by taking back each offer that nobody has answered; the line keeps both', async () => {
    const [waits, taken] = [await ofDana(), await ofDana()];
    const { id } = await hand([waits.id, taken.id]);
    const { rows } = await test.sql('select id from hand_offs where case_id = $1 and to_id = $2', [
      taken.id,
      desk.tom.id,
    ]);
    await desk.as(desk.tom, (ctx) => acceptHandOff(ctx, { handOff: rows[0].id, readBack: 'Understood.' }));
    await back(id);
    expect(await offersOf([waits.id])).toMatchObject([{ state: 'withdrawn' }]);
    expect(await outcome(id)).toMatchObject({
      undone: true,
      count: 1,
      failed: [{ caseId: taken.id, sentence: 'This offer was answered already.' }],
    });
    const { rows: line } = await test.sql(
      `select kind from entries where case_id = $1 and kind like 'hand-off%' order by recorded_at desc, id desc limit 2`,
      [waits.id],
    );
    expect(line.map(({ kind }) => kind)).toEqual(['hand-off withdrawn', 'hand-off offered']);
  });

  it('refuses cases of two desks, and all of it where one is not mine to see', async () => {
    const other = await aDesk(test);
    const [mine, theirs] = [await ofDana(), await ofDana(other)];
    await expect(hand([mine.id, theirs.id])).rejects.toMatchObject({ code: 'case.not-found' });
    expect(await offersOf([mine.id])).toEqual([]);
  });
});
