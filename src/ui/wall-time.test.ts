import { describe, expect, it } from 'vitest';
import { momentOf, wallTime } from './wall-time.ts';

const zones = [
  'UTC',
  'Europe/London',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

describe('the time on a wall', () => {
  it.each(zones)('in %s is what the calendar says, through a year with its clock changes', (zone) => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 37 * 1_800_000) {
      const said = new Temporal.Instant(BigInt(at) * 1_000_000n).toZonedDateTimeISO(zone).toPlainDateTime();
      expect(wallTime(at, zone)).toBe(said.toString({ smallestUnit: 'minute' }));
    }
  });

  it.each(zones)('in %s leads to the moment that the calendar means by it', (zone) => {
    for (let hour = 0; hour < 365 * 24; hour += 17) {
      const wall = Temporal.PlainDateTime.from('2026-01-01T00:30').add({ hours: hour });
      const meant = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
      expect(momentOf(wall.toString({ smallestUnit: 'minute' }), zone)).toBe(meant);
    }
  });

  it('that does not exist when the clocks go forward is taken for the hour after', () => {
    expect(momentOf('2026-03-29T01:30', 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('that comes twice when the clocks go back is taken for the first', () => {
    expect(momentOf('2026-10-25T01:30', 'Europe/London')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it.each(zones)('in %s stays as it is typed, digit by digit of its year', (zone) => {
    for (const year of ['0002', '0020', '0202', '2026']) {
      const wall = `${year}-11-30T16:00`;
      expect(wallTime(momentOf(wall, zone) ?? Number.NaN, zone)).toBe(wall);
    }
  });

  it('that was not finished leads nowhere', () => {
    expect(momentOf('', 'UTC')).toBeNull();
  });
});
