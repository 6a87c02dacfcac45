import { describe, expect, it } from 'vitest';
import { type Limits, limitsOf, rangesOf, signalsOf } from './xmr.ts';

const none = { outside: [], range: [], run: [], near: [] };
const limits = (values: number[]): Limits => limitsOf(values) ?? expect.fail('no limits');
/** As people count them. */
const marked = (values: number[], by: Limits) =>
  Object.fromEntries(
    Object.entries(signalsOf(values, by)).map(([rule, places]) => [rule, places.map((at) => at + 1)]),
  );

const handbook = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const jets = [
  ...[78.4, 80.1, 84.4, 79.1, 80.4, 83.5, 73.8, 83.5, 75.0, 76.8],
  ...[70.5, 80.3, 82.4, 79.4, 86.4, 90.5, 77.7, 82.5, 79.9, 83.2],
];
const shift = [5, 6, 4, 5, 6, 5, 4, 5, 15, 16, 14, 15, 16, 15, 14, 15];
const days = [4, 6, 5, 7, 3, 6, 5, 8, 4, 5, 6, 4];

describe('a chart of single values', () => {
  it.each([
    [
      'V1, the handbook of NIST',
      handbook,
      { mean: 50.81, meanRange: 1.877778, upper: 55.80489, lower: 45.81511 },
    ],
    ['V2, jets', jets, { mean: 80.39, meanRange: 5.32632, upper: 94.558, lower: 66.222 }],
    ['V6, a shift', shift, { mean: 10, meanRange: 1.733333, upper: 14.610667, lower: 5.389333 }],
    ['V8, days', days, { mean: 5.25, meanRange: 2.181818, upper: 11.053636, lower: -0.553636 }],
  ])('has the limits of %s', (_, values, { mean, meanRange, upper, lower }) => {
    const found = limits(values);
    expect(found.mean).toBeCloseTo(mean, 4);
    expect(found.meanRange).toBeCloseTo(meanRange, 4);
    expect(found.upper).toBeCloseTo(upper, 3);
    expect(found.lower).toBeCloseTo(lower, 3);
  });

  it('has the limits of ranges, with Wheeler’s factors to a tenth of a percent of those of others', () => {
    expect(limits(handbook).rangeUpper).toBeCloseTo(6.13658, 4);
    expect(limits(jets).rangeUpper).toBeCloseTo(17.4064, 3);
    expect(limits(days).rangeUpper).toBeCloseTo(7.130182, 5);
    expect(limits(jets).rangeUpper / 17.3986).toBeCloseTo(1, 3);
    expect(limits(jets).upper / 94.551).toBeCloseTo(1, 3);
  });

  it('sees nothing in V1, V2 and V8', () => {
    for (const values of [handbook, jets, days]) expect(signalsOf(values, limits(values))).toEqual(none);
  });

  it('sees the shift of V6, which the deviation of all would hide', () => {
    expect(marked(shift, limits(shift))).toEqual({
      outside: [1, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 16],
      range: [9],
      run: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
      near: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    });
  });

  const frozen: Limits = { mean: 10, meanRange: 6 / 2.66, upper: 16, lower: 4, rangeUpper: 100 };
  const seen = (values: number[]) => marked(values, frozen);
  it('follows V7 within frozen limits', () => {
    expect(seen([11, 12, 11, 13, 11, 12, 11])).toEqual(none);
    expect(seen([11, 12, 11, 13, 11, 12, 11, 12])).toEqual({ ...none, run: [1, 2, 3, 4, 5, 6, 7, 8] });
    expect(seen([11, 12, 11, 10, 11, 12, 11, 12, 11])).toEqual(none);
    expect(seen([14, 9, 14, 14])).toEqual({ ...none, near: [1, 3, 4] });
    expect(seen([14, 6, 14, 6])).toEqual(none);
    expect(seen([16, 10])).toEqual(none);
    expect(seen([16.01, 10])).toEqual({ ...none, outside: [1] });
    expect(seen([6.9, 6.5, 11, 6.8])).toEqual({ ...none, near: [1, 2, 4] });
  });

  it('of V8 says nothing of eleven and marks twelve', () => {
    const by = limits(days);
    expect(marked([...days, 11], by)).toEqual(none);
    expect(marked([...days, 12], by)).toMatchObject({ outside: [13] });
  });

  it('has no limits of fewer than six', () => {
    expect(limitsOf([1, 2, 3, 4, 5])).toBeNull();
    expect(limitsOf([1, 2, 3, 4, 5, 6])).not.toBeNull();
    expect(rangesOf([])).toEqual([]);
  });
});
