import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { businessMinutesBetween, isOpen } from '../../platform/time/business-hours.ts';
import type { Hours } from '../../platform/time/hours.ts';
import {
  type DeskTimes,
  dueAfterContact,
  dueAfterMessage,
  dueIn,
  firstDue,
  quietWindowEnd,
  type Rhythm,
  RhythmSchema,
  warnAt,
} from './due.ts';

const nine: [string, string][] = [['09:00', '17:00']];
const officeWeek: Hours = { week: { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] } };
const berlin: DeskTimes = {
  zone: 'Europe/Berlin',
  hours: officeWeek,
  holidays: ['2026-12-25'],
  answerLimitMinutes: 240,
  silenceLimitMinutes: 960,
};
const auckland: DeskTimes = { ...berlin, zone: 'Pacific/Auckland' };
const roundTheClock: DeskTimes = { ...berlin, hours: { always: true }, holidays: [] };
const mondayMornings: DeskTimes = {
  ...berlin,
  hours: { week: { 1: [['09:00', '10:00']], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } },
};
const closedForAYear: DeskTimes = {
  ...roundTheClock,
  holidays: Array.from({ length: 500 }, (_, days) =>
    new Temporal.PlainDate(2026, 11, 20).add({ days }).toString(),
  ),
};

const at = (local: string, desk = berlin) =>
  Temporal.ZonedDateTime.from(`${local}[${desk.zone}]`).toInstant();
const localOf = (moment: Temporal.Instant, desk = berlin) =>
  moment.toZonedDateTimeISO(desk.zone).toPlainDateTime().toString({ smallestUnit: 'second' });

describe('the next word of a macro', () => {
  it.each<[what: string, DeskTimes, now: string, asked: Parameters<typeof dueIn>[1], due: string]>([
    ['in open hours', berlin, '2026-11-24T15:00', { count: 4, unit: 'hours' }, '2026-11-25T11:00:00'],
    [
      'a day later at the same time',
      berlin,
      '2026-11-24T15:00',
      { count: 1, unit: 'days' },
      '2026-11-25T15:00:00',
    ],
    ['over a weekend', berlin, '2026-11-26T15:00', { count: 2, unit: 'days' }, '2026-11-30T15:00:00'],
    ['over a holiday', berlin, '2026-12-24T11:00', { count: 1, unit: 'days' }, '2026-12-28T11:00:00'],
    ['before closing', berlin, '2026-11-24T20:00', { count: 1, unit: 'days' }, '2026-11-25T16:59:00'],
    ['round the clock', roundTheClock, '2026-11-27T23:30', { count: 2, unit: 'days' }, '2026-11-29T23:30:00'],
    ['within 14 days', mondayMornings, '2026-11-24T10:00', { count: 5, unit: 'days' }, '2026-12-07T09:59:00'],
    [
      'when nobody is ever there',
      closedForAYear,
      '2026-11-24T10:00',
      { count: 1, unit: 'days' },
      '2026-12-08T10:00:00',
    ],
  ])('comes %s', (_what, desk, now, asked, due) => {
    expect(localOf(dueIn(at(now, desk), asked, desk), desk)).toBe(due);
  });
});

describe('the first next word', () => {
  it.each<[what: string, DeskTimes, now: string, due: string]>([
    ['within the day', berlin, '2026-11-24T10:00', '2026-11-24T14:00:00'],
    ['at closing, when the limit ends there', berlin, '2026-11-24T13:00', '2026-11-24T17:00:00'],
    ['over a weekend', berlin, '2026-11-27T16:00', '2026-11-30T12:00:00'],
    ['over a holiday', berlin, '2026-12-24T16:00', '2026-12-28T12:00:00'],
    ['at night round the clock', roundTheClock, '2026-11-24T23:00', '2026-11-25T03:00:00'],
    ['in the hours of a desk far away', auckland, '2026-11-24T08:00', '2026-11-24T13:00:00'],
    [
      '14 days ahead, in the last open minute, when the limit is longer',
      mondayMornings,
      '2026-11-24T10:00',
      '2026-12-07T09:59:00',
    ],
    [
      '14 days ahead even when nobody is there for longer',
      closedForAYear,
      '2026-11-24T10:00',
      '2026-12-08T10:00:00',
    ],
  ])('lies %s', (_, desk, now, due) => {
    expect(localOf(firstDue(at(now, desk), desk), desk)).toBe(due);
  });
});

describe('the first next word of a limit that just fits into 14 days', () => {
  it('is not shortened', () => {
    const desk = { ...mondayMornings, answerLimitMinutes: 120 };
    expect(localOf(firstDue(at('2026-11-24T10:00'), desk))).toBe('2026-12-07T10:00:00');
  });
});

describe('the next word after a message', () => {
  const now = at('2026-11-24T10:00');

  it.each<[what: string, DeskTimes, now: string, Rhythm | null, due: string]>([
    ['the silence limit without a rhythm', berlin, '2026-11-24T10:00', null, '2026-11-26T10:00:00'],
    ['the silence limit, at most 14 days', mondayMornings, '2026-11-24T10:00', null, '2026-12-07T09:59:00'],
    ['the same time tomorrow, daily', berlin, '2026-11-24T10:00', 'daily', '2026-11-25T10:00:00'],
    [
      'before closing, when tomorrow is closed then',
      berlin,
      '2026-11-24T18:00',
      'daily',
      '2026-11-25T16:59:00',
    ],
    [
      'before closing today, when tomorrow is closed',
      berlin,
      '2026-11-27T10:00',
      'daily',
      '2026-11-27T16:59:00',
    ],
    [
      'the wish itself, when nobody is there until then',
      berlin,
      '2026-11-27T18:00',
      'daily',
      '2026-11-28T18:00:00',
    ],
    [
      'the wish itself in the last minute of the week',
      berlin,
      '2026-11-27T16:59',
      'daily',
      '2026-11-28T16:59:00',
    ],
    ['in three days', berlin, '2026-11-24T10:00', 'every-three-days', '2026-11-27T10:00:00'],
    [
      'Friday, for three days that end on Sunday',
      berlin,
      '2026-11-26T10:00',
      'every-three-days',
      '2026-11-27T16:59:00',
    ],
    ['in a week', berlin, '2026-11-24T10:00', 'weekly', '2026-12-01T10:00:00'],
    ['the day before a holiday, weekly', berlin, '2026-12-18T10:00', 'weekly', '2026-12-24T16:59:00'],
    [
      'at the same hour after the clocks changed',
      berlin,
      '2026-10-20T10:00',
      'weekly',
      '2026-10-27T10:00:00',
    ],
    ['in 14 days without news', berlin, '2026-11-24T10:00', 'when-there-is-news', '2026-12-08T10:00:00'],
    [
      'in 14 times 24 hours in autumn',
      berlin,
      '2026-10-20T10:00',
      'when-there-is-news',
      '2026-11-03T09:00:00',
    ],
    ['at night round the clock', roundTheClock, '2026-11-24T23:00', 'daily', '2026-11-25T23:00:00'],
  ])('is %s', (_, desk, moment, rhythm, due) => {
    expect(localOf(dueAfterMessage({ now: at(moment, desk), desk, rhythm }), desk)).toBe(due);
  });

  it('is what the person proposes, whatever the rhythm and the hours', () => {
    for (const proposed of [
      now.add({ nanoseconds: 1 }),
      at('2026-11-28T22:00'),
      now.add({ hours: 14 * 24 }),
    ]) {
      expect(dueAfterMessage({ now, desk: berlin, proposed, rhythm: 'daily' })).toEqual(proposed);
    }
  });

  it.each<[what: string, proposed: Temporal.Instant, code: string]>([
    ['now', now, 'due.not-ahead'],
    ['the past', now.subtract({ minutes: 1 }), 'due.not-ahead'],
    ['a moment after 14 days', now.add({ hours: 14 * 24, nanoseconds: 1 }), 'due.too-far-ahead'],
    ['next year', now.add({ hours: 365 * 24 }), 'due.too-far-ahead'],
  ])('refuses %s', (_, proposed, code) => {
    const refused = () => dueAfterMessage({ now, desk: berlin, proposed });
    expect(refused).toThrow(Refusal);
    expect(refused).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });

  it('knows the rhythms customers ask for', () => {
    expect(RhythmSchema.options).toEqual(['daily', 'every-three-days', 'weekly', 'when-there-is-news']);
    expect(RhythmSchema.safeParse('hourly').success).toBe(false);
  });
});

describe('a contact from the customer', () => {
  it.each<[what: string, currentDue: string, due: string]>([
    ['brings a later word nearer', '2026-11-27T10:00', '2026-11-24T14:00:00'],
    ['leaves an earlier word where it is', '2026-11-24T11:00', '2026-11-24T11:00:00'],
    ['leaves an overdue word overdue', '2026-11-23T10:00', '2026-11-23T10:00:00'],
  ])('%s', (_, currentDue, due) => {
    const times = { received: at('2026-11-24T10:00'), currentDue: at(currentDue), desk: berlin };
    expect(localOf(dueAfterContact(times))).toBe(due);
  });
});

describe('the quiet window and the warning', () => {
  it('ends after seven times 24 hours, over a change of clocks too', () => {
    expect(localOf(quietWindowEnd(at('2026-11-24T10:00')))).toBe('2026-12-01T10:00:00');
    expect(localOf(quietWindowEnd(at('2026-10-20T10:00')))).toBe('2026-10-27T09:00:00');
  });

  it('warns at three quarters of the time', () => {
    expect(localOf(warnAt(at('2026-11-24T10:00'), at('2026-11-24T14:00')))).toBe('2026-11-24T13:00:00');
    expect(localOf(warnAt(at('2026-11-27T16:00'), at('2026-11-30T12:00')))).toBe('2026-11-29T19:00:00');
    const moment = at('2026-11-24T10:00');
    expect(warnAt(moment, moment)).toEqual(moment);
  });
});

const minute = fc.integer({ min: 0, max: 1440 });
const clockOf = (time: number) =>
  `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
const openDay = fc
  .tuple(minute, minute)
  .filter(([a, b]) => a !== b)
  .map(([a, b]): [string, string][] => [[clockOf(Math.min(a, b)), clockOf(Math.max(a, b))]]);
const anyDay = fc.oneof(openDay, fc.constant<[string, string][]>([]));
const anyHours: fc.Arbitrary<Hours> = fc
  .record({ 1: openDay, 2: anyDay, 3: anyDay, 4: anyDay, 5: anyDay, 6: anyDay, 7: anyDay })
  .map((week) => ({ week }));
const anyDesk: fc.Arbitrary<DeskTimes> = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC'),
  hours: fc.oneof(anyHours, fc.constant<Hours>({ always: true })),
  holidays: fc.oneof(fc.constant([]), fc.constant(closedForAYear.holidays)),
  answerLimitMinutes: fc.integer({ min: 1, max: 20_160 }),
  silenceLimitMinutes: fc.integer({ min: 1, max: 20_160 }),
});
const anyMoment = fc
  .integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2028, 0) / 1000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const anyRhythm = fc.option(fc.constantFrom(...RhythmSchema.options));

describe('the laws of the next word', () => {
  const hoursUntil = (now: Temporal.Instant, due: Temporal.Instant) => now.until(due).total('hours');

  it('it always lies ahead, and never more than 14 days', () => {
    fc.assert(
      fc.property(anyDesk, anyMoment, anyRhythm, (desk, now, rhythm) => {
        for (const due of [firstDue(now, desk), dueAfterMessage({ now, desk, rhythm })]) {
          expect(hoursUntil(now, due)).toBeGreaterThan(0);
          expect(hoursUntil(now, due)).toBeLessThanOrEqual(14 * 24);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a rhythm is never exceeded, and is met while the desk is open wherever it opens in time', () => {
    const days: Record<Rhythm, number> = {
      daily: 1,
      'every-three-days': 3,
      weekly: 7,
      'when-there-is-news': 14,
    };
    fc.assert(
      fc.property(anyDesk, anyMoment, fc.constantFrom(...RhythmSchema.options), (desk, now, rhythm) => {
        const due = dueAfterMessage({ now, desk, rhythm });
        const wish = now.toZonedDateTimeISO(desk.zone).add({ days: days[rhythm] });
        expect(hoursUntil(due, wish.toInstant())).toBeGreaterThanOrEqual(0);
        expect(isOpen(due, desk) || businessMinutesBetween(now, due, desk) <= 1).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a contact never moves it later, and a second one at the same moment changes nothing', () => {
    fc.assert(
      fc.property(anyDesk, anyMoment, anyMoment, (desk, received, currentDue) => {
        const due = dueAfterContact({ received, currentDue, desk });
        expect(hoursUntil(due, currentDue)).toBeGreaterThanOrEqual(0);
        expect(hoursUntil(due, firstDue(received, desk))).toBeGreaterThanOrEqual(0);
        expect(dueAfterContact({ received, currentDue: due, desk })).toEqual(due);
      }),
    );
  });

  it('the warning lies between, a quarter before the end', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 14 * 86_400 }), (setAt, seconds) => {
        const warning = warnAt(setAt, setAt.add({ seconds }));
        expect(setAt.until(warning).total('seconds')).toBeCloseTo(0.75 * seconds, 6);
      }),
    );
  });
});
