import { describe, expect, it } from 'vitest';
import { clockOf } from './when.ts';

// A Thursday.
const now = '2026-11-26T10:00:00.000Z';
const clock = (locale: string, zone = 'Europe/London') => clockOf({ now, zone, locale });

describe('saying when', () => {
  it.each([
    ['2026-11-26T15:30:00.000Z', 'today, 15:30', 'heute, 15:30', 'hoy, 15:30'],
    ['2026-11-27T09:05:00.000Z', 'tomorrow, 09:05', 'morgen, 09:05', 'mañana, 09:05'],
    ['2026-11-25T23:59:00.000Z', 'yesterday, 23:59', 'gestern, 23:59', 'ayer, 23:59'],
    ['2026-12-02T12:00:00.000Z', 'Wednesday, 12:00', 'Mittwoch, 12:00', 'miércoles, 12:00'],
    ['2026-11-20T12:00:00.000Z', 'Friday, 12:00', 'Freitag, 12:00', 'viernes, 12:00'],
    [
      '2026-12-03T12:00:00.000Z',
      'Thursday 3 December, 12:00',
      'Donnerstag, 3. Dezember, 12:00',
      'jueves, 3 de diciembre, 12:00',
    ],
    [
      '2025-12-03T12:00:00.000Z',
      '3 December 2025, 12:00',
      '3. Dezember 2025, 12:00',
      '3 de diciembre de 2025, 12:00',
    ],
  ])('calls %s "%s"', (at, english, german, spanish) => {
    expect(clock('en-GB').when(at)).toBe(english);
    expect(clock('de').when(at)).toBe(german);
    expect(clock('es').when(at)).toBe(spanish);
  });

  it("counts days in the desk's zone", () => {
    const late = '2026-11-26T23:30:00.000Z';
    expect(clock('en-GB', 'Europe/London').when(late)).toBe('today, 23:30');
    expect(clock('en-GB', 'Europe/Berlin').when(late)).toBe('tomorrow, 00:30');
    expect(clock('en-GB', 'America/New_York').when(late)).toBe('today, 18:30');
  });

  it('counts days and not hours where the clocks change', () => {
    const before = clockOf({ now: '2026-03-28T23:30:00.000Z', zone: 'Europe/London', locale: 'en-GB' });
    expect(before.when('2026-03-29T21:00:00.000Z')).toBe('tomorrow, 22:00');
  });

  it("names the desk's zone as people do", () => {
    expect(clock('en-GB').zone).toBe('United Kingdom Time');
    expect(clock('es', 'Europe/Berlin').zone).toBe('hora de Europa central');
  });
});
