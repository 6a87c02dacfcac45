/** Of the normal distribution, for 95 of 100. */
const z = 1.959964;

export type Interval = { low: number; high: number };

/** Within which the share lies, by Wilson: between 0 and 1, and null of none. */
export function wilson(count: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = count / of;
  const spread = 1 + z ** 2 / of;
  const centre = (share + z ** 2 / (2 * of)) / spread;
  const half = (z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))) / spread;
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

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
