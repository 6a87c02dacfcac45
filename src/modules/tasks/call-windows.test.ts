import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../platform/time/business-hours.ts';
import { type Hours, usualWeek } from '../../platform/time/hours.ts';
import { callWindows } from './call-windows.ts';

const london: Calendar = { zone: 'Europe/London', hours: usualWeek, holidays: [] };

/** As the clock of the desk shows them: "11-26 9-11". */
function shown(now: string, calendar: Calendar): string[] {
  const clock = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(calendar.zone);
  const time = (at: Temporal.ZonedDateTime) =>
    `${at.hour}${at.minute > 0 ? `:${String(at.minute).padStart(2, '0')}` : ''}`;
  return callWindows(Temporal.Instant.from(now), calendar).map(({ beginsAt, endsAt }) => {
    const begin = clock(beginsAt);
    return `${begin.toPlainDate().toString().slice(5)} ${time(begin)}-${time(clock(endsAt))}`;
  });
}

const week = (...day: [string, string][]): Hours => ({
  week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
});

describe('when a customer can be called', () => {
  it('is what is left of today, and the next two days on which the desk is open', () => {
    expect(shown('2026-11-26T12:30:00Z', london)).toEqual([
      ...['11-26 13-15', '11-26 15-17'],
      ...['11-27 9-11', '11-27 11-13', '11-27 13-15', '11-27 15-17'],
      ...['11-30 9-11', '11-30 11-13', '11-30 13-15', '11-30 15-17'],
    ]);
  });

  it('leaves out a window that has begun, and days that are closed', () => {
    const holidays = ['2026-11-27'];
    expect(shown('2026-11-26T15:00:00Z', { ...london, holidays }).map((one) => one.slice(0, 5))).toEqual([
      ...Array(4).fill('11-30'),
      ...Array(4).fill('12-01'),
    ]);
  });

  it('goes by the clock of the desk on both sides of a change of clocks', () => {
    const autumn = shown('2026-10-23T15:30:00Z', london);
    expect(autumn).toEqual(expect.arrayContaining(['10-26 9-11', '10-27 15-17']));
    const everyDay: Calendar = { zone: 'Europe/London', hours: { always: true }, holidays: [] };
    expect(shown('2026-03-28T19:00:00Z', everyDay).slice(0, 6)).toEqual([
      ...['03-29 8-10', '03-29 10-12', '03-29 12-14', '03-29 14-16', '03-29 16-18', '03-29 18-20'],
    ]);
  });

  it('is never at night, even where the desk is always open', () => {
    const always: Calendar = { zone: 'UTC', hours: { always: true }, holidays: [] };
    const hours = shown('2026-11-26T00:00:00Z', always).map((one) => one.split(' ')[1]);
    expect(new Set(hours)).toEqual(new Set(['8-10', '10-12', '12-14', '14-16', '16-18', '18-20']));
    expect(shown('2026-11-26T12:00:00Z', { ...london, hours: week(['21:00', '23:00']) })).toEqual([]);
  });

  it('ends with the hours, and offers no window that is shorter than an hour', () => {
    const half = { ...london, hours: week(['09:00', '12:30'], ['13:30', '16:00']) };
    expect(shown('2026-11-26T08:00:00Z', half).slice(0, 3)).toEqual([
      '11-26 9-11',
      '11-26 11-12:30',
      '11-26 13:30-15:30',
    ]);
    expect(shown('2026-11-26T08:00:00Z', half)[3]).toBe('11-27 9-11');
  });

  it('is nowhere where the desk stays closed for a fortnight', () => {
    const holidays = Array.from({ length: 20 }, (_, day) =>
      Temporal.PlainDate.from('2026-12-20').add({ days: day }).toString(),
    );
    expect(shown('2026-12-19T12:00:00Z', { ...london, holidays })).toEqual([]);
  });
});
