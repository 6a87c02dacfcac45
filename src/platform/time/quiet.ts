/** From one time of the day to another, such as 22:00 to 07:00, over midnight where the second is earlier. */
export type Quiet = { from: string; until: string };

/** When it is quiet no more, asked while it is; undefined at any other time. */
export function quietUntil(
  now: Temporal.Instant,
  { from, until }: Quiet,
  zone: string,
): Temporal.Instant | undefined {
  const here = now.toZonedDateTimeISO(zone);
  const [begins, ends] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(until)];
  const today = here.toPlainDate();
  // It began today or yesterday; in a night in which clocks change it is as long as that makes it.
  for (const day of [today, today.subtract({ days: 1 })]) {
    const lastDay = Temporal.PlainTime.compare(begins, ends) < 0 ? day : day.add({ days: 1 });
    const start = day.toZonedDateTime({ timeZone: zone, plainTime: begins }).toInstant();
    const end = lastDay.toZonedDateTime({ timeZone: zone, plainTime: ends }).toInstant();
    if (Temporal.Instant.compare(start, now) <= 0 && Temporal.Instant.compare(now, end) < 0) return end;
  }
  return undefined;
}
