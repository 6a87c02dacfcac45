/**
 * How long it took half of them, by Kaplan and Meier: those who wait still count for as long as they have waited. The median
 * of those alone for whom it is over would flatter. Null where it was not over for half in any time that was seen.
 */
export function medianWithOpen(over: readonly number[], open: readonly number[]): number | null {
  const all = [
    ...over.map((time) => ({ time, isOver: true })),
    ...open.map((time) => ({ time, isOver: false })),
  ];
  // Of two that last equally long, whoever waits was there when it was over for the other.
  all.sort((one, other) => one.time - other.time || Number(other.isOver) - Number(one.isOver));
  let left = 1;
  for (const [place, { time, isOver }] of all.entries()) {
    if (isOver) left *= 1 - 1 / (all.length - place);
    if (left <= 0.5 + Number.EPSILON) return time;
  }
  return null;
}
