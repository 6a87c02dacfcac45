/**
 * How long it took half of them, by Kaplan and Meier: those who wait still count for as long as they have waited. The median
 * of those alone for whom it is over would flatter. Null where it was not over for half in any time that was seen.
 */
export function medianWithOpen(over: readonly number[], open: readonly number[]): number | null {
  const [ends, waits] = [sorted(over), sorted(open)];
  let [left, gone] = [1, 0];
  for (const [place, time] of ends.entries()) {
    // Of two that last equally long, whoever waits was there when it was over for the other.
    while ((waits[gone] ?? Infinity) < time) gone++;
    left *= 1 - 1 / (ends.length - place + waits.length - gone);
    if (left <= 0.5 + rounding) return time;
  }
  return null;
}

/** What is multiplied out of many fractions is never quite a half. */
const rounding = 1e-9;

const sorted = (times: readonly number[]) => Float64Array.from(times).sort();
