import { expect, it } from 'vitest';
import { agreement, type Pair } from './agreement.ts';

const pairs = (count: number, ...pair: Pair): Pair[] => Array.from({ length: count }, () => pair);

it('is reckoned as Scott has it', () => {
  const said = [
    ...pairs(20, 'failure', 'failure'),
    ...pairs(5, 'failure', 'value'),
    ...pairs(10, 'value', 'failure'),
    ...pairs(15, 'value', 'value'),
  ];
  const found = agreement(said);
  // 55 and 45 of 100 words: 0.55² + 0.45² = 0.505; (0.7 - 0.505) / 0.495.
  expect(found).toMatchObject({ both: 50, same: 35 });
  expect(found?.byChance).toBeCloseTo(0.505, 12);
  expect(found?.pi).toBeCloseTo(0.393939, 6);
});

it('is not above chance where chance alone makes all the same, and nothing of fewer than five', () => {
  expect(agreement(pairs(6, 'failure', 'failure'))).toEqual({ both: 6, same: 6, byChance: 1, pi: null });
  expect(agreement(pairs(4, 'failure', 'value'))).toBeNull();
});

it('is whole where all agree, and below chance where nobody does', () => {
  expect(agreement([...pairs(3, 'failure', 'failure'), ...pairs(3, 'value', 'value')])?.pi).toBe(1);
  expect(agreement(pairs(5, 'failure', 'value'))?.pi).toBe(-1);
});
