import { describe, expect, it } from 'vitest';
import { initialsOf, laneNumber } from './initials.ts';

describe('initials', () => {
  it.each([
    ['Dana Okafor', 'DO'],
    ['Bill', 'B'],
    ['María del Mar Ruiz', 'MR'],
    ['(Ray) Ortiz', 'RO'],
    ['bill@band.example', 'BE'],
    ['李 小龙', '李小'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('the lane of a company', () => {
  it('is the same wherever it is shown, and never the customer’s', () => {
    expect(laneNumber('Clearline')).toBe(laneNumber('Clearline'));
    expect(laneNumber(null)).toBe(0);
    for (const name of ['Clearline', 'Harmon Audio', 'Soundhouse', '']) {
      expect(laneNumber(name)).toBeGreaterThan(0);
      expect(laneNumber(name)).toBeLessThanOrEqual(6);
    }
  });
});
