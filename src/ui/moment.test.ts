import { describe, expect, it } from 'vitest';
import { i18n } from '../web/i18n/i18n.ts';
import { daysBetween, sayDate, sayMoment } from './moment.ts';

const now = Date.parse('2026-03-11T13:02:00Z');
const say = (at: string, zone = 'Europe/London') => sayMoment(Date.parse(at), { now, zone, t: i18n.t });

describe('saying a moment', () => {
  it.each([
    ['2026-03-11T16:30:00Z', 'today 16:30'],
    ['2026-03-12T00:00:00Z', 'tomorrow 00:00'],
    ['2026-03-12T12:00:00Z', 'tomorrow 12:00'],
    ['2026-03-10T09:06:00Z', 'yesterday 09:06'],
    ['2026-03-13T12:00:00Z', 'Fri 12:00'],
    ['2026-03-07T19:41:00Z', '7 Mar 19:41'],
    ['2026-03-18T12:00:00Z', '18 Mar 12:00'],
    ['2025-12-24T12:00:00Z', '24 Dec 2025 12:00'],
  ])('%s is %s', (at, said) => {
    expect(say(at)).toBe(said);
  });

  it('goes by the clock of the zone, not of the machine', () => {
    expect(say('2026-03-11T16:30:00Z', 'Asia/Tokyo')).toBe('tomorrow 01:30');
  });

  it('says a day without a zone in full, in the language of who reads', () => {
    expect(sayDate('2026-03-12', 'en-GB')).toBe('12 Mar 2026');
    expect(sayDate('2026-03-12', 'de')).toBe('12.03.2026');
  });

  it('counts days of the calendar through a change of the clocks', () => {
    const before = Date.parse('2026-03-28T23:30:00Z');
    const after = Date.parse('2026-03-29T22:30:00Z');
    expect(daysBetween(before, after, 'Europe/London')).toBe(1);
  });
});
