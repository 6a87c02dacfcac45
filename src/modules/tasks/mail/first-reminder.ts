import type { Instant } from '../../../platform/context.ts';
import { addBusinessMinutes, type Calendar } from '../../../platform/time/business-hours.ts';
import { asInstant, earlierOf } from '../../../platform/time/instant.ts';

const workingDay = 8 * 60;

/** Half of the time that there is, and a working day of the desk at the latest. */
export function firstReminder(now: Instant, due: Instant | null, desk: Calendar): Instant {
  const from = Temporal.Instant.from(now);
  const dayLater = asInstant(addBusinessMinutes(from, workingDay, desk));
  if (due === null || due <= now) return dayLater;
  const half = Math.floor(from.until(due).total('milliseconds') / 2);
  return earlierOf(dayLater, asInstant(from.add({ milliseconds: half })));
}
