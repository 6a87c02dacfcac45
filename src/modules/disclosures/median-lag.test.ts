import { describe, expect, it } from 'vitest';
import { medianLag } from './median-lag.ts';

describe('the median time until somebody was told', () => {
  it.each([
    ['counts those who wait still', [2, 5, 9, 30], [10, 50, 80], 30],
    ['is not reached where fewer than half were told', [2, 5], [10, 50, 80], null],
    ['is the middle one where all were told', [7, 1, 3], [], 3],
    ['is that of the half where they are even', [1, 2, 3, 4], [], 2],
    ['takes whoever waits as long to have been there still', [2], [2], 2],
    ['is none of nobody', [], [], null],
  ])('%s', (_, told, waiting, median) => {
    expect(medianLag(told, waiting)).toBe(median);
  });
});
