import { partsOf } from './formatter.ts';

/** A moment as the clock on a wall in a zone shows it, in the form of a date-and-time field: 2026-03-12T12:00. */
export function wallTime(at: number, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

/**
 * The moment at which a clock on a wall shows this time. When the clocks go forward a time between does not exist and
 * the later side is taken; when they go back the first of the two is.
 */
export function momentOf(wall: string, zone: string): number | null {
  const shown = Date.parse(`${wall}Z`);
  if (Number.isNaN(shown)) return null;
  const before = offsetAt(shown - 86_400_000, zone);
  const after = offsetAt(shown + 86_400_000, zone);
  const fits = [shown - before, shown - after].find((at) => wallTime(at, zone) === wall.slice(0, 16));
  return fits ?? shown - before;
}

function offsetAt(at: number, zone: string): number {
  const parts = partsOf(at, 'en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  // Whoever types a year digit by digit passes the years 2, 20 and 202.
  const year = parts.get('year')?.padStart(4, '0');
  const [month, day] = [parts.get('month'), parts.get('day')];
  const wall = `${year}-${month}-${day}T${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}Z`;
  return Date.parse(wall) - Math.floor(at / 1000) * 1000;
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
