import { expect, it } from 'vitest';
import { failureShare } from './share.ts';

it('says nothing of none', () => {
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
