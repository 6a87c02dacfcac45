import { expect, it } from 'vitest';
import { backAt } from './back-at.ts';

// A Thursday.
const now = '2026-11-26T10:00:00.000Z';
const said = (at: string, language: string, zone = 'Europe/London') => backAt(at, { now, zone, language });

it.each([
  ['2026-12-01T09:00:00.000Z', 'on Tuesday at 9', 'am Dienstag um 9 Uhr', 'el martes a las 9'],
  ['2026-11-26T14:30:00.000Z', 'today at 14:30', 'heute um 14:30 Uhr', 'hoy a las 14:30'],
  ['2026-11-27T13:00:00.000Z', 'tomorrow at 13:00', 'morgen um 13 Uhr', 'mañana a las 13'],
  ['2026-11-28T01:05:00.000Z', 'on Saturday at 1:05', 'am Samstag um 1:05 Uhr', 'el sábado a la 1:05'],
  ['2026-11-30T00:00:00.000Z', 'on Monday', 'am Montag', 'el lunes'],
  ['2026-12-07T09:00:00.000Z', 'on 7 December at 9', 'am 7. Dezember um 9 Uhr', 'el 7 de diciembre a las 9'],
  [
    '2027-01-04T12:00:00.000Z',
    'on 4 January 2027 at 12',
    'am 4. Januar 2027 um 12 Uhr',
    'el 4 de enero de 2027 a las 12',
  ],
])('says when somebody is back at %s', (at, en, de, es) => {
  expect([said(at, 'en'), said(at, 'de-AT'), said(at, 'es')]).toEqual([en, de, es]);
  expect(said(at, 'xx')).toBe(en);
});

it('goes by the clock of the desk', () => {
  expect(said('2026-11-26T23:30:00.000Z', 'en', 'Europe/Berlin')).toBe('tomorrow at 0:30');
  expect(said('2026-11-26T23:00:00.000Z', 'en', 'Europe/Berlin')).toBe('tomorrow');
});
