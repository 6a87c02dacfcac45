import type { Instant } from '../../platform/context.ts';

/** The time, and on another day that day as well. */
export function sayBy(
  due: Instant,
  { language, zone, now }: { language: string; zone: string; now: Instant },
): string {
  const [at, here] = [due, now].map((one) =>
    Temporal.Instant.from(one).toZonedDateTimeISO(zone).toPlainDate(),
  );
  const isToday = at && here && Temporal.PlainDate.compare(at, here) === 0;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(!isToday && { weekday: 'short', day: 'numeric', month: 'short' }),
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone },
  }).format(new Date(due));
}
