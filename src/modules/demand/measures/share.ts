import { type Interval, wilson } from '../../../platform/statistics/wilson.ts';

export type FailureShare = {
  /** Between 0 and 1, of those of which somebody said what they are. */
  share: number;
  interval: Interval;
  /** What it would be if all others were value, or failure. */
  bounds: Interval;
};

/** Groups of fewer are not shown as a share. */
const fewest = 5;

/** Null where so few were marked that a share would speak of single customers. */
export function failureShare(of: { failure: number; value: number; unmarked: number }): FailureShare | null {
  const marked = of.failure + of.value;
  const interval = wilson(of.failure, marked);
  if (interval === null || marked < fewest) return null;
  const all = marked + of.unmarked;
  const bounds = { low: of.failure / all, high: (of.failure + of.unmarked) / all };
  return { share: of.failure / marked, interval, bounds };
}
