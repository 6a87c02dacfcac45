import { type Interval, wilson } from './wilson.ts';

/** So many of so many. */
export type Part = { count: number; of: number };

/** Between -1 and 1, and so is what it lies within. */
export type Difference = { difference: number; interval: Interval };

/**
 * How much greater the share of one is than that of another, within what by Newcombe’s hybrid (his method 10, without a
 * correction for continuity): null where either is of none.
 */
export function difference(one: Part, other: Part): Difference | null {
  const [within, otherWithin] = [wilson(one.count, one.of), wilson(other.count, other.of)];
  if (within === null || otherWithin === null) return null;
  const [share, otherShare] = [one.count / one.of, other.count / other.of];
  const greater = share - otherShare;
  const down = Math.hypot(share - within.low, otherWithin.high - otherShare);
  const up = Math.hypot(within.high - share, otherShare - otherWithin.low);
  const interval = { low: Math.max(-1, greater - down), high: Math.min(1, greater + up) };
  return { difference: greater, interval };
}
