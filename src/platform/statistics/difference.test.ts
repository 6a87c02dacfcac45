import { expect, it } from 'vitest';
import { difference } from './difference.ts';

it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
  [80, 100, 76, 100, -0.075, 0.1539],
])('V14: %i of %i less %i of %i lies as Newcombe has it', (count, of, otherCount, otherOf, low, high) => {
  const found = difference({ count, of }, { count: otherCount, of: otherOf });
  expect(found?.difference).toBeCloseTo(count / of - otherCount / otherOf, 12);
  expect(found?.interval.low).toBeCloseTo(low, 4);
  expect(found?.interval.high).toBeCloseTo(high, 4);
});

it('V20: 70 of 200 after 86 of 200 are 8 points less, or perhaps not', () => {
  const found = difference({ count: 70, of: 200 }, { count: 86, of: 200 });
  expect(found?.difference).toBeCloseTo(-0.08, 12);
  expect(found?.interval.low).toBeCloseTo(-0.1735, 4);
  expect(found?.interval.high).toBeCloseTo(0.0155, 4);
});

it('says nothing of none', () => {
  expect(difference({ count: 0, of: 0 }, { count: 3, of: 5 })).toBeNull();
  expect(difference({ count: 3, of: 5 }, { count: 0, of: 0 })).toBeNull();
});
