import { weeksFrom } from '../../../platform/time/weeks.ts';
import { enough, type Limits, limitsOf, rangesOf, type Signals, signalsOf } from './xmr.ts';

/** A row of eight that reaches into the window begins at most so many weeks before it. */
const leadIn = 7;

type Day = Temporal.PlainDate;

/** From which week on the weeks before a window can make one inside it stand out. */
export const leadTo = (from: Day): Day => from.subtract({ weeks: leadIn });

/** The first weeks of what is charted, of which its limits are made once there are enough, whatever window is looked at. */
export const baselineOf = (first: Day, end: Day): Day[] => weeksFrom(first, end).slice(0, enough);

export type Charted = {
  values: { week: string; count: number; difference: number | null }[];
  limits: Limits | null;
  signals: Signals | null;
};

/** What is looked at of a series that begins in a week, by what is counted in each. */
export function chartOf(
  { first, from, end }: { first: Day; from: Day; end: Day },
  countIn: (week: Day) => number,
): Charted {
  const later = (one: Day, other: Day) => (Temporal.PlainDate.compare(one, other) > 0 ? one : other);
  const weeks = weeksFrom(later(first, leadTo(from)), end);
  const counts = weeks.map(countIn);
  const limits = limitsOf(baselineOf(first, end).map(countIn));
  const before = weeks.length - weeksFrom(later(first, from), end).length;
  const inside = (places: readonly number[]) => places.map((at) => at - before).filter((at) => at >= 0);
  const seen = limits && signalsOf(counts, limits);
  const ranges = rangesOf(counts);
  return {
    values: weeks
      .map((week, at) => ({ week: String(week), count: counts[at] ?? 0, difference: ranges[at - 1] ?? null }))
      .slice(before),
    limits,
    signals: seen && {
      outside: inside(seen.outside),
      range: inside(seen.range),
      run: inside(seen.run),
      near: inside(seen.near),
    },
  };
}
