import { expect, it } from 'vitest';
import { snoozeTimes } from './snooze-times.ts';

const said = (now: string, zone: string) =>
  snoozeTimes(Date.parse(now), zone).map(
    ({ what, at }) => `${what} ${new Date(at).toISOString().slice(0, 16)}`,
  );

it.each([
  // A Wednesday morning in London.
  [
    '2026-03-11T09:20:00Z',
    'Europe/London',
    ['inHours 2026-03-11T13:00', 'tomorrow 2026-03-12T09:00', 'monday 2026-03-16T09:00'],
  ],
  // Its evening: the day is over.
  ['2026-03-11T15:20:00Z', 'Europe/London', ['tomorrow 2026-03-12T09:00', 'monday 2026-03-16T09:00']],
  // A Sunday: tomorrow is the Monday.
  ['2026-03-15T09:00:00Z', 'Europe/London', ['inHours 2026-03-15T12:00', 'tomorrow 2026-03-16T09:00']],
  // A Monday: the next one.
  ['2026-03-16T18:00:00Z', 'Europe/London', ['tomorrow 2026-03-17T09:00', 'monday 2026-03-23T09:00']],
  // The Friday before the clocks go forward: nine on the wall is eight of UTC.
  ['2026-03-27T20:00:00Z', 'Europe/London', ['tomorrow 2026-03-28T09:00', 'monday 2026-03-30T08:00']],
  // Late in Chicago it is the next day already in UTC.
  ['2026-03-12T03:00:00Z', 'America/Chicago', ['tomorrow 2026-03-12T14:00', 'monday 2026-03-16T14:00']],
])('at %s in %s offers %o', (now, zone, times) => {
  expect(said(now, zone)).toEqual(times);
});
