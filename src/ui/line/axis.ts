const HOUR = 3_600_000;

/** The least room between two things that happened, so that each can be pointed at. */
export const STEP = 24;
const PER_SILENCE = 10;
const WIDEST = 3;

/** How wide a silence is drawn, before it is stretched to fit: longer is always wider, and weeks stay in one picture. */
export const gapOf = (silence: number): number => STEP + PER_SILENCE * Math.max(0, silence / HOUR) ** 0.4;

export type Axis = { xs: number[]; end: number; xOf: (at: number) => number };

/** Where each of these moments, in their order, stands on a line that starts at `left` and has this much room. */
export function axisOf(
  moments: readonly number[],
  { left, room, tightest }: { left: number; room: number; tightest: number },
): Axis {
  const gaps = moments.slice(1).map((at, index) => gapOf(at - (moments[index] ?? at)));
  const least = gaps.reduce((sum, gap) => sum + gap, 0);
  const stretch = least === 0 ? 1 : Math.min(WIDEST, Math.max(tightest, room / least));
  const xs = [left];
  for (const gap of gaps) xs.push((xs.at(-1) ?? left) + gap * stretch);
  return { xs, end: xs.at(-1) ?? left, xOf: (at) => between(moments, xs, at) };
}

function between(moments: readonly number[], xs: readonly number[], at: number): number {
  const after = moments.findIndex((moment) => moment >= at);
  if (after === -1) return xs.at(-1) ?? 0;
  const [from, to] = [moments[after - 1], moments[after]];
  const [x, next] = [xs[after - 1], xs[after]];
  if (from === undefined || x === undefined) return xs[0] ?? 0;
  if (to === undefined || next === undefined || to === from) return x;
  return x + ((next - x) * (at - from)) / (to - from);
}
