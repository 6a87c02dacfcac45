import { describe, expect, it } from 'vitest';
import { failureShare, shareChange } from './share.ts';

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

describe('a change of the share', () => {
  const marked = (failure: number, value: number) => ({ failure, value, unmarked: 10 });

  it('V20: is not said where it may be none', () => {
    expect(shareChange(marked(70, 130), marked(86, 114))).toBeNull();
    expect(shareChange(marked(86, 114), marked(86, 114))).toBeNull();
  });

  it('is said where it is certain, in either direction', () => {
    const [fell, rose] = [
      shareChange(marked(60, 140), marked(86, 114)),
      shareChange(marked(86, 114), marked(60, 140)),
    ];
    expect([fell?.share, rose?.share]).toEqual([0.43, 0.3]);
    expect(fell?.difference).toBeCloseTo(-0.13, 12);
    expect(fell?.interval.high).toBeLessThan(0);
    expect(rose?.interval.low).toBeCloseTo(-(fell?.interval.high ?? 0), 12);
  });

  it('is not said of a group under five', () => {
    expect(shareChange(marked(0, 200), marked(4, 0))).toBeNull();
    expect(shareChange(marked(4, 0), marked(0, 200))).toBeNull();
    expect(shareChange(marked(5, 0), marked(0, 200))).not.toBeNull();
  });
});
