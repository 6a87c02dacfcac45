import { describe, expect, it } from 'vitest';
import { sayMinutes, saySpan } from './duration.ts';

describe('minutes as people say them', () => {
  it.each([
    [0, '0 minutes'],
    [1, '1 minute'],
    [45, '45 minutes'],
    [60, '1 hour'],
    [90, '1 hour 30 minutes'],
    [1440, '24 hours'],
  ])('%i are %s', (minutes, said) => {
    expect(sayMinutes(minutes, 'en-GB')).toBe(said);
  });
});

describe('how long something took', () => {
  it.each([
    [59_999, '0 minutes'],
    [200 * 60_000, '3 hours 20 minutes'],
    [86_400_000, '1 day'],
    [52 * 3_600_000 + 59 * 60_000, '2 days 4 hours'],
  ])('%i is %s', (milliseconds, said) => {
    expect(saySpan(milliseconds, 'en-GB')).toBe(said);
  });
});
