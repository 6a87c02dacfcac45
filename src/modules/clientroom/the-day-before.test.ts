import { describe, expect, it } from 'vitest';
import { theDayBefore } from './the-day-before.ts';

describe('the day before', () => {
  it.each([
    ['an ordinary one', '2026-03-12T09:00:00.000Z', '2026-03-11T00:00:00.000Z', '2026-03-12T00:00:00.000Z'],
    ['an hour shorter', '2026-03-30T05:00:00.000Z', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
    ['an hour longer', '2026-10-26T05:00:00.000Z', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
    [
      'another one than in UTC',
      '2026-06-11T23:30:00.000Z',
      '2026-06-10T23:00:00.000Z',
      '2026-06-11T23:00:00.000Z',
    ],
  ])('is from its beginning to its end, on %s', (_, now, from, to) => {
    expect(theDayBefore(now, 'Europe/London')).toMatchObject({ from, to });
  });
});
