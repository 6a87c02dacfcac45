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

const say = (value: number, unit: 'hour' | 'minute', language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
