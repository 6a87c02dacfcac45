import { expect, it } from 'vitest';
import { dayAsked } from './day-asked.ts';

const now = Date.parse('2026-12-04T11:00:00.000Z');

it.each([
  ['2026-12-09T23:30:00.000Z', 'Europe/London', '2026-12-09'],
  ['2026-12-09T23:30:00.000Z', 'Europe/Berlin', '2026-12-10'],
  ['2026-12-04T09:00:00.000Z', 'Europe/London', '2026-12-04'],
  ['2026-12-04T09:00:00.000Z', 'Pacific/Kiritimati', ''],
  ['2026-12-03T23:30:00.000Z', 'Europe/London', ''],
  [null, 'Europe/London', ''],
])('what is needed by %s is by the clock of %s needed on the day %j', (due, zone, day) => {
  expect(dayAsked({ due, zone }, now)).toBe(day);
});
