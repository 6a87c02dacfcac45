import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet.ts';

const at = (moment: string) => Temporal.Instant.from(moment);
const until = (moment: string, zone = 'Europe/London', quiet = { from: '22:00', until: '07:00' }) =>
  quietUntil(at(moment), quiet, zone)?.toString();

describe('quiet hours', () => {
  it.each([
    ['2026-01-12T21:59:59Z', undefined],
    ['2026-01-12T22:00:00Z', '2026-01-13T07:00:00Z'],
    ['2026-01-13T02:00:00Z', '2026-01-13T07:00:00Z'],
    ['2026-01-13T06:59:59Z', '2026-01-13T07:00:00Z'],
    ['2026-01-13T07:00:00Z', undefined],
  ])('over midnight at %s end at %s', (moment, end) => {
    expect(until(moment)).toBe(end);
  });

  it('within a day end on that day', () => {
    const nap = { from: '13:00', until: '15:00' };
    expect(until('2026-01-12T13:30:00Z', 'Europe/London', nap)).toBe('2026-01-12T15:00:00Z');
    expect(until('2026-01-12T15:30:00Z', 'Europe/London', nap)).toBe(undefined);
  });

  it('are those of the clock on the wall in nights in which it changes', () => {
    expect(until('2026-03-29T00:30:00Z')).toBe('2026-03-29T06:00:00Z');
    expect(until('2026-10-25T00:30:00Z')).toBe('2026-10-25T07:00:00Z');
  });

  it('end later than they are asked for, and are over then, everywhere and always', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) =>
        String(part).padStart(2, '0'),
      );
      return `${hours}:${minutes}`;
    });
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata');
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, time, zone, moment, (from, end, where, when) => {
        fc.pre(from !== end);
        const now = at(when.toISOString());
        const over = quietUntil(now, { from, until: end }, where);
        if (!over) return;
        expect(Temporal.Instant.compare(over, now)).toBeGreaterThan(0);
        expect(quietUntil(over, { from, until: end }, where)).toBe(undefined);
      }),
    );
  });
});
