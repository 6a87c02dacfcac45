import { describe, expect, it } from 'vitest';
import type { Hours } from '../platform/time/hours.ts';
import { usualWeek } from '../platform/time/hours.ts';
import { i18n } from '../web/i18n/i18n.ts';
import { sayHours } from './say-hours.ts';

const said = (hours: Hours) => sayHours(hours, i18n.t).map((line) => `${line.days}: ${line.hours}`);

describe('weekly hours to read', () => {
  it('put days with the same hours together', () => {
    expect(said(usualWeek)).toEqual(['Monday to Friday: 09:00 – 17:00', 'Saturday to Sunday: closed']);
  });

  it('say every span of a day, and days apart that have the same hours twice', () => {
    if (!('week' in usualWeek)) throw new Error('a week is expected');
    const week = {
      ...usualWeek.week,
      3: [
        ['09:00', '12:00'],
        ['14:00', '24:00'],
      ] as [string, string][],
    };
    expect(said({ week })).toEqual([
      'Monday to Tuesday: 09:00 – 17:00',
      'Wednesday: 09:00 – 12:00, 14:00 – 24:00',
      'Thursday to Friday: 09:00 – 17:00',
      'Saturday to Sunday: closed',
    ]);
  });

  it('say day and night in one line', () => {
    expect(said({ always: true })).toEqual(['Every day: Day and night']);
  });
});
