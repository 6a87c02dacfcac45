import { describe, expect, it } from 'vitest';
import { medianWithOpen } from './median-with-open.ts';

describe('the median time until it is over', () => {
  it.each([
    ['V18: counts those who wait still', [2, 5, 9, 30], [10, 50, 80], 30],
    ['V18: is not reached where it is over for fewer than half', [2, 5], [10, 50, 80], null],
    ['is the middle one where nobody waits', [7, 1, 3], [], 3],
    ['is that of the half where they are even', [1, 2, 3, 4], [], 2],
    ['takes whoever waits as long to have been there still', [2], [2], 2],
    ['is that of the half of very many', Array.from({ length: 4000 }, (_, at) => at + 1), [], 2000],
    ['is none of nobody', [], [], null],
  ])('%s', (_, told, waiting, median) => {
    expect(medianWithOpen(told, waiting)).toBe(median);
  });
});
