import { z } from 'zod';
import { invalid } from '../../platform/refusal.ts';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  type Calendar,
  lastOpenMinute,
} from '../../platform/time/business-hours.ts';

/** How often a customer wants to hear, in their own words. */
export const RhythmSchema = z.enum(['daily', 'every-three-days', 'weekly', 'when-there-is-news']);
export type Rhythm = z.infer<typeof RhythmSchema>;

/** What of a desk decides when its customers hear; both limits are at least one business minute. */
export type DeskTimes = Calendar & { answerLimitMinutes: number; silenceLimitMinutes: number };

export type MessageTimes = {
  now: Temporal.Instant;
  desk: DeskTimes;
  proposed?: Temporal.Instant | null;
  rhythm?: Rhythm | null;
};

const DAYS_OF_RHYTHM: Record<Rhythm, number> = {
  daily: 1,
  'every-three-days': 3,
  weekly: 7,
  'when-there-is-news': 14,
};

const LONGEST_SILENCE = { hours: 14 * 24 };
const QUIET_WINDOW = { hours: 7 * 24 };

/** When the customer of a new case hears at the latest. */
export function firstDue(now: Temporal.Instant, desk: DeskTimes): Temporal.Instant {
  return afterBusinessMinutes(now, desk.answerLimitMinutes, desk);
}

/** What a person's message to the customer sets: the time they chose, else the customer's rhythm, else the silence limit. */
export function dueAfterMessage({ now, desk, proposed, rhythm }: MessageTimes): Temporal.Instant {
  if (proposed) return accepted(proposed, now);
  if (rhythm) return byRhythm(now, rhythm, desk);
  return afterBusinessMinutes(now, desk.silenceLimitMinutes, desk);
}

/** A contact brings the next word nearer and never further; one that is overdue already stays so. */
export function dueAfterContact(times: {
  received: Temporal.Instant;
  currentDue: Temporal.Instant;
  desk: DeskTimes;
}): Temporal.Instant {
  return earlier(times.currentDue, firstDue(times.received, times.desk));
}

/** When a case proposed as done, without a word from the customer, gets the closing word. */
export function quietWindowEnd(now: Temporal.Instant): Temporal.Instant {
  return now.add(QUIET_WINDOW);
}

/** So many of the desk's open hours from now, or the same time of day after so many days on which it is open. */
export function dueIn(
  now: Temporal.Instant,
  { count, unit }: { count: number; unit: 'hours' | 'days' },
  desk: DeskTimes,
): Temporal.Instant {
  if (unit === 'hours') return afterBusinessMinutes(now, count * 60, desk);
  const latest = furthest(now).toZonedDateTimeISO(desk.zone);
  let wish = now.toZonedDateTimeISO(desk.zone);
  for (let left = count; left > 0 && Temporal.ZonedDateTime.compare(wish, latest) < 0; ) {
    wish = wish.add({ days: 1 });
    if (isOpenOn(wish.toPlainDate(), desk)) left -= 1;
  }
  return atTheDesk(earlier(wish.toInstant(), latest.toInstant()), now, desk);
}

/** Three quarters of the way from when the due was set to the due, on the customer's clock, nights included. */
export function warnAt(setAt: Temporal.Instant, due: Temporal.Instant): Temporal.Instant {
  const quarter = (due.epochNanoseconds - setAt.epochNanoseconds) / 4n;
  return new Temporal.Instant(due.epochNanoseconds - quarter);
}

// A person may choose a time outside the hours: they know whether they will be there.
function accepted(proposed: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  if (Temporal.Instant.compare(proposed, now) <= 0) {
    throw invalid('due.not-ahead', 'Choose a time for the next word that is still to come.');
  }
  if (Temporal.Instant.compare(proposed, furthest(now)) > 0) {
    throw invalid('due.too-far-ahead', 'The next word comes within 14 days. Choose an earlier time.');
  }
  return proposed;
}

// Days of the desk's calendar, so that "weekly" keeps its hour when the clocks change.
function byRhythm(now: Temporal.Instant, rhythm: Rhythm, desk: DeskTimes): Temporal.Instant {
  const wish = now.toZonedDateTimeISO(desk.zone).add({ days: DAYS_OF_RHYTHM[rhythm] }).toInstant();
  return atTheDesk(earlier(wish, furthest(now)), now, desk);
}

// Counted before it is added, because a desk whose holidays never end still owes a word within 14 days.
function afterBusinessMinutes(now: Temporal.Instant, minutes: number, desk: DeskTimes): Temporal.Instant {
  const latest = furthest(now);
  const fits = minutes <= businessMinutesBetween(now, latest, desk);
  return fits ? addBusinessMinutes(now, minutes, desk) : atTheDesk(latest, now, desk);
}

// Never later than the wish, which was the customer's. Where nobody works between now and then, the wish stands as it
// is: outside the hours, but neither past nor later than they were told.
function atTheDesk(wish: Temporal.Instant, now: Temporal.Instant, desk: DeskTimes): Temporal.Instant {
  return lastOpenMinute({ after: now, by: wish }, desk) ?? wish;
}

function isOpenOn(day: Temporal.PlainDate, desk: DeskTimes): boolean {
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(desk.zone).toInstant();
  return businessMinutesBetween(midnight(day), midnight(day.add({ days: 1 })), desk) > 0;
}

const furthest = (now: Temporal.Instant) => now.add(LONGEST_SILENCE);

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b);
