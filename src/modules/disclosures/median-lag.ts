/**
 * How long it took half of them to be told, by Kaplan and Meier: those who wait still count for as long as they have waited.
 * The median of those who were told alone would flatter. Null where half were not told in any time that was seen.
 */
export function medianLag(told: readonly number[], waiting: readonly number[]): number | null {
  const all = [
    ...told.map((lag) => ({ lag, isTold: true })),
    ...waiting.map((lag) => ({ lag, isTold: false })),
  ];
  // Of two that last equally long, whoever waits was there when the other was told.
  all.sort((one, other) => one.lag - other.lag || Number(other.isTold) - Number(one.isTold));
  let untold = 1;
  for (const [place, { lag, isTold }] of all.entries()) {
    if (isTold) untold *= 1 - 1 / (all.length - place);
    if (untold <= 0.5 + Number.EPSILON) return lag;
  }
  return null;
}
