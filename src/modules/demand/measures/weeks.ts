/** Days on which whole weeks begin, oldest first, and the day after the last one; weeks begin on Monday, as ISO 8601 has it. */
export type Weeks = { starts: Temporal.PlainDate[]; end: Temporal.PlainDate };

/** The last whole weeks before now, by the clock of a place. */
export function wholeWeeks(now: Temporal.Instant, { zone, count }: { zone: string; count: number }): Weeks {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const end = today.subtract({ days: today.dayOfWeek - 1 });
  const starts = Array.from({ length: count }, (_, at) => end.subtract({ weeks: count - at }));
  return { starts, end };
}

/** When a day begins there. */
export const instantOf = (day: Temporal.PlainDate, zone: string): string =>
  day.toZonedDateTime(zone).toInstant().toString();
