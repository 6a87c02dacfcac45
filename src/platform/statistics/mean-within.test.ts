import { expect, it } from 'vitest';
import { meanWithin } from './mean-within.ts';

it('a mean lies within twice its standard error, and within what a share can be', () => {
  const found = meanWithin({ mean: 0.8, deviation: 0.3, n: 36 });
  expect(found?.low).toBeCloseTo(0.702, 4);
  expect(found?.high).toBeCloseTo(0.898, 4);
  expect(meanWithin({ mean: 0.95, deviation: 0.3, n: 36 })?.high).toBe(1);
  expect(meanWithin({ mean: 0.01, deviation: 0.3, n: 36 })?.low).toBe(0);
});

it('nothing is said of fewer than thirty, nor where all are the same', () => {
  expect(meanWithin({ mean: 0.8, deviation: 0.3, n: 29 })).toBeNull();
  expect(meanWithin({ mean: 1, deviation: 0, n: 100 })).toBeNull();
});
