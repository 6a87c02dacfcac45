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
