import { type Difference, difference } from '../../../platform/statistics/difference.ts';
import { type Interval, wilson } from '../../../platform/statistics/wilson.ts';

export type Marked = { failure: number; value: number; unmarked: number };

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
export function failureShare(of: Marked): FailureShare | null {
  const marked = of.failure + of.value;
  const interval = wilson(of.failure, marked);
  if (interval === null || marked < fewest) return null;
  const all = marked + of.unmarked;
  const bounds = { low: of.failure / all, high: (of.failure + of.unmarked) / all };
  return { share: of.failure / marked, interval, bounds };
}

/** From which share it changed, and by how much: null where it may be none, zero being within its interval, or where either has no share. */
export function shareChange(now: Marked, before: Marked): ({ share: number } & Difference) | null {
  const [is, was] = [failureShare(now), failureShare(before)];
  const change = difference(partOf(now), partOf(before));
  if (!is || !was || !change) return null;
  const { low, high } = change.interval;
  return low <= 0 && high >= 0 ? null : { share: was.share, ...change };
}

const partOf = ({ failure, value }: Marked) => ({ count: failure, of: failure + value });
