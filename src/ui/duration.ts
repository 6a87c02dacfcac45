/** So many minutes as people say them: 45 minutes, 4 hours, 1 hour 30 minutes. */
export function sayMinutes(minutes: number, language: string): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const said = [
    hours > 0 && say(hours, 'hour', language),
    (rest > 0 || hours === 0) && say(rest, 'minute', language),
  ];
  return said.filter(Boolean).join(' ');
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long something took, to the hour once it is days: 2 days 4 hours, 3 hours 20 minutes. */
export function saySpan(milliseconds: number, language: string): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < DAY) return sayMinutes(minutes, language);
  const hours = Math.floor((minutes % DAY) / HOUR);
  const days = say(Math.floor(minutes / DAY), 'day', language);
  return hours === 0 ? days : `${days} ${say(hours, 'hour', language)}`;
}

const say = (value: number, unit: 'day' | 'hour' | 'minute', language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
