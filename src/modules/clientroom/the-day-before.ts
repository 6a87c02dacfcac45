import type { Instant } from '../../platform/context.ts';
import { asInstant } from '../../platform/time/instant.ts';

/** Yesterday as the clock of a desk has it: from its beginning to that of today. */
export type DayBefore = { day: string; today: string; from: Instant; to: Instant };

export function theDayBefore(now: Instant, zone: string): DayBefore {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  const begin = (day: Temporal.PlainDate) => asInstant(day.toZonedDateTime(zone).toInstant());
  return { day: yesterday.toString(), today: today.toString(), from: begin(yesterday), to: begin(today) };
}
