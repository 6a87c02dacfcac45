import type { Instant } from '../../platform/context.ts';

/** Says when, as a person of the desk would: "today, 15:30", "Thursday, 12:00", "Monday 7 December, 12:00"; brief: "Thu 12:00", "7 Dec". */
export type Clock = Record<'when' | 'day' | 'brief', (at: Instant) => string> & { zone: string };

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

  const day = (at: Instant) => {
    const then = dateIn(zone, at);
    const days = today.until(then).days;
    if (Math.abs(days) <= 1) return near.format(days, 'day');
    if (Math.abs(days) <= 6) return weekday(at);
    return then.year === today.year ? date(at) : dateOfYear(at);
  };
  const brief = (at: Instant) =>
    Math.abs(today.until(dateIn(zone, at)).days) <= 6 ? briefWeek(at) : briefDate(at);
  return { day, brief, when: (at) => `${day(at)}, ${time(at)}`, zone: zoneName(zone, locale, now) };
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
