import { expect, it } from 'vitest';
import { failureShare, wilson } from './share.ts';

it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('V12: %i of %i lies as Newcombe has it', (count, of, low, high) => {
  expect(wilson(count, of)?.low).toBeCloseTo(low, 4);
  expect(wilson(count, of)?.high).toBeCloseTo(high, 4);
});

it.each([
  [0, 10, 0, 0.277533],
  [10, 10, 0.722467, 1],
  [5, 10, 0.236593, 0.763407],
  [8, 10, 0.490162, 0.943318],
  [42, 50, 0.714858, 0.916626],
])('V12: %i of %i lies between two numbers', (count, of, low, high) => {
  expect(wilson(count, of)?.low).toBeCloseTo(low, 6);
  expect(wilson(count, of)?.high).toBeCloseTo(high, 6);
});

it('says nothing of none', () => {
  expect(wilson(0, 0)).toBeNull();
  expect(failureShare({ failure: 0, value: 0, unmarked: 12 })).toBeNull();
});

it('V20: the share of failure has an interval, and bounds for what nobody marked', () => {
  const found = failureShare({ failure: 86, value: 114, unmarked: 10 });
  expect(found?.share).toBeCloseTo(0.43, 6);
  expect(found?.interval.low).toBeCloseTo(0.363343, 6);
  expect(found?.interval.high).toBeCloseTo(0.499295, 6);
  expect(found?.bounds.low).toBeCloseTo(86 / 210, 6);
  expect(found?.bounds.high).toBeCloseTo(96 / 210, 6);
});

it('gives no share of a group under five', () => {
  expect(failureShare({ failure: 1, value: 3, unmarked: 90 })).toBeNull();
  expect(failureShare({ failure: 1, value: 4, unmarked: 0 })).not.toBeNull();
});
