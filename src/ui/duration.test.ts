import { describe, expect, it } from 'vitest';
import { sayMinutes } from './duration.ts';

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
