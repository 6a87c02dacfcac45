import type { Interval } from './wilson.ts';

const fewest = 30;

/**
 * Within what a mean of n shares lies in 95 of 100 samples, by its standard error: null of fewer than thirty, of which that
 * says too little, and of shares that are all the same.
 */
export function meanWithin({
  mean,
  deviation,
  n,
}: Record<'mean' | 'deviation' | 'n', number>): Interval | null {
  if (n < fewest || deviation === 0) return null;
  const half = (1.959964 * deviation) / Math.sqrt(n);
  return { low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}
