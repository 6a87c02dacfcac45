import { describe, expect, it } from 'vitest';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  type Calendar,
  isOpen,
  lastOpenMinute,
  nextOpening,
} from './business-hours.ts';
import { type Hours, HoursSchema } from './hours.ts';

type Intervals = [from: string, to: string][];
const everyDay = (day: Intervals): Hours => ({
  week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
});
const onWeekdays = (day: Intervals): Hours => ({
  week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
});
const always: Hours = { always: true };

const office: Calendar = { zone: 'Europe/Berlin', hours: onWeekdays([['09:00', '17:00']]), holidays: [] };
const lunch: Calendar = {
  zone: 'Europe/London',
  hours: onWeekdays([
    ['09:00', '12:00'],
    ['13:00', '17:30'],
  ]),
  holidays: ['2026-04-03', '2026-04-06'],
};
const nights: Calendar = {
  zone: 'Europe/Berlin',
  hours: everyDay([
    ['00:00', '06:00'],
    ['22:00', '24:00'],
  ]),
  holidays: [],
};
const roundTheClock: Calendar = { zone: 'Europe/Berlin', hours: always, holidays: [] };
const auckland: Calendar = { ...office, zone: 'Pacific/Auckland' };
const kathmandu: Calendar = { ...office, zone: 'Asia/Kathmandu' };

const at = (local: string, zone: string) => Temporal.ZonedDateTime.from(`${local}[${zone}]`).toInstant();
const localOf = (moment: Temporal.Instant, zone: string) =>
  moment.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });

describe('adding business minutes', () => {
  it.each<[what: string, Calendar, start: string, minutes: number, end: string]>([
    ['within a day', office, '2026-11-24T10:00', 60, '2026-11-24T11:00:00+01:00'],
    ['exactly up to closing', office, '2026-11-24T16:00', 60, '2026-11-24T17:00:00+01:00'],
    ['over a night', office, '2026-11-24T16:30', 60, '2026-11-25T09:30:00+01:00'],
    ['from closing time', office, '2026-11-24T17:00', 1, '2026-11-25T09:01:00+01:00'],
    ['from before opening', office, '2026-11-24T03:00', 30, '2026-11-24T09:30:00+01:00'],
    ['over a weekend', office, '2026-11-27T16:59', 2, '2026-11-30T09:01:00+01:00'],
    ['two weeks of work', office, '2026-11-23T09:00', 10 * 480, '2026-12-04T17:00:00+01:00'],
    ['with the seconds kept', office, '2026-11-24T16:59:30.25', 1, '2026-11-25T09:00:30.25+01:00'],
    ['over lunch', lunch, '2026-11-24T11:30', 60, '2026-11-24T13:30:00+00:00'],
    ['over Easter', lunch, '2026-04-02T17:00', 60, '2026-04-07T09:30:00+01:00'],
    ['from within a holiday', lunch, '2026-04-03T10:00', 1, '2026-04-07T09:01:00+01:00'],
    ['past midnight', nights, '2026-11-24T23:00', 120, '2026-11-25T01:00:00+01:00'],
    ['over a closed day to the next night', nights, '2026-11-24T05:00', 90, '2026-11-24T22:30:00+01:00'],
    ['in a night an hour short', nights, '2026-03-29T01:00', 120, '2026-03-29T04:00:00+02:00'],
    ['in a night an hour long', nights, '2026-10-25T01:00', 120, '2026-10-25T02:00:00+01:00'],
    ['over a spring weekend', office, '2026-03-27T16:00', 120, '2026-03-30T10:00:00+02:00'],
    ['over an autumn weekend', office, '2026-10-23T16:00', 120, '2026-10-26T10:00:00+01:00'],
    ['round the clock', roundTheClock, '2026-11-28T23:00', 120, '2026-11-29T01:00:00+01:00'],
    ['round the clock in spring', roundTheClock, '2026-03-29T00:00', 24 * 60, '2026-03-30T01:00:00+02:00'],
    ['round the clock in autumn', roundTheClock, '2026-10-25T00:00', 24 * 60, '2026-10-25T23:00:00+01:00'],
    ['none, while open', office, '2026-11-24T10:00', 0, '2026-11-24T10:00:00+01:00'],
    ['none, at closing', office, '2026-11-24T17:00', 0, '2026-11-24T17:00:00+01:00'],
    ['none, while closed', office, '2026-11-24T17:01', 0, '2026-11-25T09:00:00+01:00'],
    ['over a leap day', office, '2028-02-28T16:30', 480 + 60, '2028-03-01T09:30:00+01:00'],
  ])('%s', (_, calendar, start, minutes, end) => {
    expect(localOf(addBusinessMinutes(at(start, calendar.zone), minutes, calendar), calendar.zone)).toBe(end);
  });

  it('counts by the clock of the desk, not of the one who asks', () => {
    const evening = Temporal.Instant.from('2026-11-24T19:00:00Z');
    expect(addBusinessMinutes(evening, 60, office).toString()).toBe('2026-11-25T09:00:00Z');
    expect(addBusinessMinutes(evening, 120, auckland).toString()).toBe('2026-11-24T22:00:00Z');
    expect(addBusinessMinutes(evening, 60, kathmandu).toString()).toBe('2026-11-25T04:15:00Z');
  });

  it('closes a desk that is open always on its holidays', () => {
    const calendar = { ...roundTheClock, holidays: ['2026-12-25'] };
    const eve = at('2026-12-24T23:00', calendar.zone);
    expect(localOf(addBusinessMinutes(eve, 120, calendar), calendar.zone)).toBe('2026-12-26T01:00:00+01:00');
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s minutes', (minutes) => {
    expect(() => addBusinessMinutes(at('2026-11-24T10:00', office.zone), minutes, office)).toThrow(
      'Business minutes are a whole number, zero or more.',
    );
  });

  it('finds an opening a year away, and ends with a sentence where there is none in 400 days', () => {
    const start = at('2026-11-24T10:00', office.zone);
    const closedFor = (days: number): Calendar => ({
      ...roundTheClock,
      holidays: datesFrom('2026-11-24', days),
    });
    expect(addBusinessMinutes(start, 1, closedFor(399))).toEqual(at('2027-12-28T00:01', office.zone));
    for (const search of [
      addBusinessMinutes,
      (from: Temporal.Instant, _: number, c: Calendar) => nextOpening(from, c),
    ]) {
      expect(() => search(start, 1, closedFor(500))).toThrow(
        new RangeError('These hours do not open within 400 days; their holidays need a look.'),
      );
    }
  });

  it('counts the closed time from the last closing, however much was open before', () => {
    const calendar = { ...roundTheClock, holidays: datesFrom('2027-06-01', 399) };
    const start = at('2026-11-24T10:00', office.zone);
    const open = businessMinutesBetween(start, at('2027-06-01T00:00', office.zone), calendar);
    expect(addBusinessMinutes(start, open + 1, calendar)).toEqual(at('2028-07-04T00:01', office.zone));
  });

  it('adds ten years of office hours without walking the minutes', () => {
    const years = 10 * 365 * 480;
    const begun = performance.now();
    addBusinessMinutes(at('2026-11-24T10:00', office.zone), years, office);
    // A walk over some seven million minutes takes many seconds.
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

function datesFrom(first: string, days: number): string[] {
  return Array.from({ length: days }, (_, day) =>
    Temporal.PlainDate.from(first).add({ days: day }).toString(),
  );
}

describe('being open', () => {
  it.each<[desk: string, Calendar, local: string, open: boolean]>([
    ['an office', office, '2026-11-24T08:59:59.999999999', false],
    ['an office', office, '2026-11-24T09:00', true],
    ['an office', office, '2026-11-24T16:59:59.999', true],
    ['an office', office, '2026-11-24T17:00', false],
    ['an office', office, '2026-11-28T10:00', false],
    ['a desk with a lunch break', lunch, '2026-11-24T12:30', false],
    ['a desk with a lunch break', lunch, '2026-04-06T10:00', false],
    ['a night desk', nights, '2026-11-24T00:00', true],
    ['a night desk', nights, '2026-11-24T23:59:59', true],
    ['a night desk', nights, '2026-11-24T12:00', false],
    ['a desk round the clock', roundTheClock, '2026-11-29T03:00', true],
    ['an office', office, '1969-12-31T10:00', true],
    ['an office', office, '1969-12-28T10:00', false],
    ['an office', office, '1969-12-26T10:00', true],
  ])('$0 at $2: $3', (_, calendar, local, open) => {
    expect(isOpen(at(local, calendar.zone), calendar)).toBe(open);
  });

  it('is at once while open, else at the next opening', () => {
    const next = (local: string, calendar: Calendar) =>
      localOf(nextOpening(at(local, calendar.zone), calendar), calendar.zone);
    expect(next('2026-11-24T10:00', office)).toBe('2026-11-24T10:00:00+01:00');
    expect(next('2026-11-24T17:00', office)).toBe('2026-11-25T09:00:00+01:00');
    expect(next('2026-11-27T18:00', office)).toBe('2026-11-30T09:00:00+01:00');
    expect(next('2026-04-02T18:00', lunch)).toBe('2026-04-07T09:00:00+01:00');
  });

  it('was last so at the moment itself, in the minute before closing, or not at all', () => {
    const last = (after: string, by: string) =>
      lastOpenMinute({ after: at(after, office.zone), by: at(by, office.zone) }, office);
    expect(last('2026-11-24T10:00', '2026-11-25T10:00')).toEqual(at('2026-11-25T10:00', office.zone));
    expect(last('2026-11-27T10:00', '2026-11-28T10:00')).toEqual(at('2026-11-27T16:59', office.zone));
    expect(last('2026-11-24T10:00', '2026-11-24T17:00')).toEqual(at('2026-11-24T16:59', office.zone));
    expect(last('2026-11-27T16:58:59', '2026-11-28T10:00')).toEqual(at('2026-11-27T16:59', office.zone));
    expect(last('2026-11-27T16:59', '2026-11-28T10:00')).toBeUndefined();
    expect(last('2026-11-28T10:00', '2026-11-29T10:00')).toBeUndefined();
    expect(last('2026-11-24T10:00', '2026-11-24T10:00')).toBeUndefined();
  });

  it('counts backwards as negative, and the fraction of a minute', () => {
    const [from, to] = [at('2026-11-24T16:59:30', office.zone), at('2026-11-25T09:01', office.zone)];
    expect(businessMinutesBetween(from, to, office)).toBe(1.5);
    expect(businessMinutesBetween(to, from, office)).toBe(-1.5);
    expect(businessMinutesBetween(from, from, office)).toBe(0);
  });
});

describe('the hours of a desk', () => {
  const nothing = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  const monday = (...intervals: [string, string][]) => ({ week: { ...nothing, 1: intervals } });

  it.each<[what: string, hours: unknown]>([
    ['always', { always: true }],
    ['an ordinary week', office.hours],
    ['a whole day', monday(['00:00', '24:00'])],
    ['intervals that touch', monday(['09:00', '12:00'], ['12:00', '13:00'])],
    ['a week as it comes back from JSON', JSON.parse(JSON.stringify(lunch.hours))],
  ])('may be %s', (_, hours) => {
    expect(HoursSchema.parse(hours)).toEqual(hours);
  });

  it.each<[what: string, hours: unknown, sentence: RegExp]>([
    ['no open hour at all', { week: nothing }, /at least one open hour/],
    ['closing before opening', monday(['17:00', '09:00']), /Closing comes after opening/],
    ['an empty interval', monday(['09:00', '09:00']), /Closing comes after opening/],
    ['intervals out of order', monday(['13:00', '17:00'], ['09:00', '12:00']), /stand in order/],
    ['intervals that overlap', monday(['09:00', '12:00'], ['11:59', '13:00']), /do not overlap/],
    ['opening at 24:00', monday(['24:00', '24:00']), /from 00:00 to 23:59/],
    ['a time that is none', monday(['09:00', '24:01']), /up to 24:00/],
    ['a time without its zero', monday(['9:00', '17:00']), /written HH:MM/],
    ['a missing day', { week: { 1: [['09:00', '17:00']] } }, /expected array/],
    ['an eighth day', { week: { ...nothing, 1: [['09:00', '17:00']], 8: [] } }, /Unrecognized key/],
    ['always and a week', { always: true, ...monday(['09:00', '17:00']) }, /Unrecognized key/],
    ['not always', { always: false }, /Invalid input/],
    ['nothing', {}, /Invalid input/],
  ])('may not be %s', (_, hours, sentence) => {
    expect(JSON.stringify(HoursSchema.safeParse(hours).error?.issues)).toMatch(sentence);
  });
});
