/** Moments of the three weeks that end now, as the clock on the wall of one desk shows them. */
export type Almanac = {
  /** So long before the end. */
  ago: (time: Temporal.DurationLike) => Temporal.Instant;
  /** So long after it, at the next half hour. */
  ahead: (time: Temporal.DurationLike) => Temporal.Instant;
  /** A day before the end's, whatever weekday it is. */
  day: (back: number, time: string) => Temporal.Instant;
  /** The so-manieth last working day before the end's day; up to the 14th lies within the three weeks. */
  workday: (back: number, time: string) => Temporal.Instant;
  /** Days after the first Saturday evening of the three weeks. */
  afterFirstSaturday: (days: number, time: string) => Temporal.Instant;
  /** The first Monday to Friday after a moment. */
  nextWorkday: (after: Temporal.Instant, time: string) => Temporal.Instant;
};

export const demoLength = { hours: 21 * 24 };
const saturday = 6;

export function almanac(end: Temporal.Instant, zone: string): Almanac {
  const today = end.toZonedDateTimeISO(zone).toPlainDate();
  const at = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  return {
    ago: (time) => end.subtract(time),
    ahead: (time) => nextHalfHour(end.add(time)),
    day: (back, time) => at(today.subtract({ days: back }), time),
    workday: (back, time) => at(workdayBefore(today, back), time),
    afterFirstSaturday: (days, time) => at(firstSaturday(end, zone).add({ days }), time),
    nextWorkday: (after, time) => at(workdayAfter(after.toZonedDateTimeISO(zone).toPlainDate()), time),
  };
}

const isWorkday = (date: Temporal.PlainDate) => date.dayOfWeek < saturday;

function workdayBefore(today: Temporal.PlainDate, back: number): Temporal.PlainDate {
  let date = today;
  for (let left = back; left > 0; left -= isWorkday(date) ? 1 : 0) date = date.subtract({ days: 1 });
  return date;
}

function workdayAfter(day: Temporal.PlainDate): Temporal.PlainDate {
  const next = day.add({ days: 1 });
  return isWorkday(next) ? next : workdayAfter(next);
}

// The desk has to be set up before the story's first mail, which comes in the evening.
function firstSaturday(end: Temporal.Instant, zone: string): Temporal.PlainDate {
  const ready = end.subtract(demoLength).add({ hours: 1 }).toZonedDateTimeISO(zone);
  const date = ready.toPlainDate().add({ days: (saturday - ready.dayOfWeek + 7) % 7 });
  const isTooLate = ready.dayOfWeek === saturday && ready.hour >= 19;
  return isTooLate ? date.add({ days: 7 }) : date;
}

function nextHalfHour(at: Temporal.Instant): Temporal.Instant {
  const half = 30 * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(at.epochMilliseconds / half) * half);
}
