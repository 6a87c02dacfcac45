import type { Instant } from '../context.ts';
import { wordsIn } from '../words-in.ts';

type Spoken = {
  /** A day of which a name is enough, and one that needs its date. */
  on: (day: string) => string;
  onDate: (date: string) => string;
  /** What the clock shows then; an hour alone where nothing else is said. */
  at: (clock: string, hour: number) => string;
  hour: (hour: number) => string;
};

const en: Spoken = {
  on: (day) => `on ${day}`,
  onDate: (date) => `on ${date}`,
  at: (clock) => ` at ${clock}`,
  // Whoever reads "at 2" would think of the afternoon.
  hour: (hour) => (hour >= 7 && hour <= 12 ? `${hour}` : `${hour}:00`),
};

const de: Spoken = {
  on: (day) => `am ${day}`,
  onDate: (date) => `am ${date}`,
  at: (clock) => ` um ${clock} Uhr`,
  hour: (hour) => `${hour}`,
};

const es: Spoken = {
  on: (day) => `el ${day}`,
  onDate: (date) => `el ${date}`,
  at: (clock, hour) => ` ${hour === 1 ? 'a la' : 'a las'} ${clock}`,
  hour: (hour) => `${hour}`,
};

/**
 * When somebody is back, as one would say it: "on Tuesday at 9", "tomorrow at 14:30", "am 7. Dezember um 9 Uhr". Who is
 * back at midnight is back on that day.
 */
export function backAt(
  at: Instant,
  { now, zone, language }: { now: Instant; zone: string; language: string },
): string {
  const spoken = wordsIn({ en, de, es }, language);
  const locale = spoken === en ? 'en-GB' : spoken === de ? 'de' : 'es';
  const then = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  const { days } = today.until(then.toPlainDate());
  const said = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(new Date(at));
  const { hour, minute } = then;
  const isMidnight = hour === 0 && minute === 0;
  const clock = minute === 0 ? spoken.hour(hour) : `${hour}:${String(minute).padStart(2, '0')}`;
  return `${day()}${isMidnight ? '' : spoken.at(clock, hour)}`;

  function day(): string {
    if (days === 0 || days === 1)
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    if (days > 1 && days < 7) return spoken.on(said({ weekday: 'long' }));
    return spoken.onDate(said({ day: 'numeric', month: 'long', ...(isNextYear() && { year: 'numeric' }) }));
  }

  function isNextYear(): boolean {
    return then.year !== today.year;
  }
}
