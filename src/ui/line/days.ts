import { formatter } from '../formatter.ts';
import { dayOf, daysBetween } from '../moment.ts';
import { momentOf } from '../wall-time.ts';
import type { Axis } from './axis.ts';
import { widthOf } from './text-width.ts';

const DAY = 86_400_000;
/** Days that would stand closer than this are left out; a break stands for them. */
const CLOSEST = 6;
const SIZE = 11;

export type DayMark = { x: number; label: string | null };
export type Days = { marks: DayMark[]; breaks: number[] };

/** Each midnight as a mark, named where something happened on that day and there is room for it. */
export function daysOf(
  moments: readonly number[],
  axis: Axis,
  told: { zone: string; language: string },
): Days {
  const days: Days = { marks: [], breaks: [] };
  const [first] = moments;
  if (first === undefined) return days;
  const saying = sayingDays(told);
  days.marks.push({ x: axis.xs[0] ?? 0, label: saying(first, axis.xs[0] ?? 0) });
  for (const [index, to] of moments.slice(1).entries()) {
    const from = moments[index] ?? to;
    const count = daysBetween(from, to, told.zone);
    const [x, next] = [axis.xs[index] ?? 0, axis.xs[index + 1] ?? 0];
    if (count > 0 && (next - x) / count < CLOSEST) days.breaks.push((x + next) / 2);
    for (const midnight of midnights(from, count, told.zone)) {
      const isNamed = daysBetween(midnight, to, told.zone) === 0;
      if (!isNamed && (next - x) / count < CLOSEST) continue;
      const at = axis.xOf(midnight);
      days.marks.push({ x: at, label: isNamed ? saying(to, at) : null });
    }
  }
  return days;
}

function midnights(from: number, count: number, zone: string): number[] {
  const first = Date.parse(dayOf(from, zone));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(first + (index + 1) * DAY).toISOString().slice(0, 10);
    return momentOf(`${day}T00:00`, zone) ?? first;
  });
}

/** Says days one after another, the month only where it is a new one; one that has no room beside the last is not said. */
function sayingDays({ zone, language }: { zone: string; language: string }) {
  let month = '';
  let taken = Number.NEGATIVE_INFINITY;
  return (at: number, x: number): string | null => {
    const newMonth = dayOf(at, zone).slice(0, 7) !== month;
    const label = formatter(language, {
      weekday: 'short',
      day: 'numeric',
      month: newMonth ? 'short' : undefined,
      timeZone: zone,
    }).format(at);
    if (x < taken) return null;
    month = dayOf(at, zone).slice(0, 7);
    taken = x + widthOf(label, SIZE) + 8;
    return label;
  };
}
