import type { Instant } from '../../platform/context.ts';
import { backAt } from '../../platform/time/back-at.ts';

/** Says when, as a person of the desk would: "today, 15:30", "Thursday, 12:00", "Monday 7 December, 12:00"; brief: "Thu 12:00", "7 Dec"; back: "on Tuesday at 9". Near are today and the days beside it. */
export type Clock = Record<'when' | 'day' | 'time' | 'brief' | 'back', (at: Instant) => string> & {
  isNear: (at: Instant) => boolean;
  zone: string;
};

export function clockOf({ now, zone, locale }: { now: Instant; zone: string; locale: string }): Clock {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (at: Instant) => made.format(new Date(at));
  };
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'long' });
  const date = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dateOfYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const briefWeek = format({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const briefDate = format({ day: 'numeric', month: 'short' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const today = dateIn(zone, now);

  const daysTo = (at: Instant) => today.until(dateIn(zone, at)).days;
  const isNear = (at: Instant) => Math.abs(daysTo(at)) <= 1;
  const day = (at: Instant) => {
    const then = dateIn(zone, at);
    const days = daysTo(at);
    if (isNear(at)) return near.format(days, 'day');
    if (Math.abs(days) <= 6) return weekday(at);
    return then.year === today.year ? date(at) : dateOfYear(at);
  };
  const brief = (at: Instant) => (Math.abs(daysTo(at)) <= 6 ? briefWeek(at) : briefDate(at));
  const back = (at: Instant) => backAt(at, { now, zone, language: locale });
  const when = (at: Instant) => `${day(at)}, ${time(at)}`;
  return { day, time, brief, back, when, isNear, zone: zoneName(zone, locale, now) };
}

function dateIn(zone: string, at: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
}

function zoneName(zone: string, locale: string, now: Instant): string {
  return (
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' })
      .formatToParts(new Date(now))
      .find((part) => part.type === 'timeZoneName')?.value ?? zone
  );
}

/** A day has no zone: "4 December 2026". */
export const sayDate = (day: string, locale: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
