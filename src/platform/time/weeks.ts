import type { Instant } from '../context.ts';
import { asInstant } from './instant.ts';

/** Days on which whole weeks begin, oldest first, and the day after the last one; weeks begin on Monday, as ISO 8601 has it. */
export type Weeks = { starts: Temporal.PlainDate[]; end: Temporal.PlainDate };

/** The last whole weeks before now, by the clock of a place. */
export function wholeWeeks(now: Temporal.Instant, { zone, count }: { zone: string; count: number }): Weeks {
  const end = weekOf(now, zone);
  return { starts: weeksFrom(end.subtract({ weeks: count }), end), end };
}

/** The Monday of the week of a moment there. */
export function weekOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  return mondayOf(at.toZonedDateTimeISO(zone).toPlainDate());
}

export const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

/** The Mondays from one to before another, oldest first. */
export function weeksFrom(first: Temporal.PlainDate, end: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = Math.max(0, first.until(end, { largestUnit: 'days' }).days / 7);
  return Array.from({ length: count }, (_, at) => first.add({ weeks: at }));
}

/** When a day begins there. */
export const beginOf = (day: Temporal.PlainDate, zone: string): Instant =>
  asInstant(day.toZonedDateTime(zone).toInstant());
