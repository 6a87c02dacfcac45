import { describe, expect, it } from 'vitest';
import { baselineOf, chartOf } from './chart.ts';

const end = Temporal.PlainDate.from('2026-11-23');
/** What is shown of the last so many weeks of a series that ends there. */
const shown = (counts: readonly number[], count: number) => {
  const first = end.subtract({ weeks: counts.length });
  return chartOf(
    { first, from: end.subtract({ weeks: count }), end },
    (week) => counts[first.until(week, { largestUnit: 'days' }).days / 7] ?? 0,
  );
};

const fifteen = [4, 6, 5, 7, 3, 6, 5, 8, 4, 5, 6, 4, 5, 6, 4];

describe('the chart of a window', () => {
  it('has the limits of the first fifteen weeks, whatever window is looked at and whatever comes', () => {
    const { limits } = shown(fifteen, 15);
    expect(limits?.mean).toBeCloseTo(5.2);
    for (const count of [1, 5, 12, 40]) expect(shown([...fifteen, 30, 40, 50], count).limits).toEqual(limits);
    expect(shown([...fifteen.slice(0, 14), 5, 5], 16).limits).not.toEqual(limits);
  });

  it('says of a week the same in each window, though what makes it stand out lies before', () => {
    const counts = [...fifteen, 7, 7, 6, 7, 6, 7, 6, 7];
    expect(shown(counts, 8).signals?.run).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(shown(counts, 1).signals?.run).toEqual([0]);
    expect(shown([...fifteen, 30], 1).signals).toMatchObject({ outside: [0], range: [0] });
    expect(shown([...fifteen, 30], 1).values).toEqual([{ week: '2026-11-16', count: 30, difference: 26 }]);
  });

  it('begins with the first week and not before', () => {
    expect(shown([1, 2], 12).values.map(({ count, difference }) => [count, difference])).toEqual([
      [1, null],
      [2, 1],
    ]);
    expect(shown([], 12)).toEqual({ values: [], limits: null, signals: null });
    expect(baselineOf(end, end)).toEqual([]);
  });
});
