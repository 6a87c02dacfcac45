import { daysBetween } from '../../../ui/moment.ts';
import { momentOf, wallTime } from '../../../ui/wall-time.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const morning = 'T09:00';
const evening = 17;

export type SnoozeTime = { what: 'inHours' | 'tomorrow' | 'monday'; at: number };

/** What one mostly means by later, on the desk's clock: in a few hours while the day lasts, tomorrow, on Monday. */
export function snoozeTimes(now: number, zone: string): SnoozeTime[] {
  const inHours = Math.ceil((now + 3 * HOUR) / HOUR) * HOUR;
  const isToday = daysBetween(now, inHours, zone) === 0 && hourOf(inHours, zone) <= evening;
  const tomorrow = morningOf(now, { days: 1, zone });
  const monday = morningOf(now, { days: daysToMonday(now, zone), zone });
  return [
    ...(isToday ? [{ what: 'inHours' as const, at: inHours }] : []),
    { what: 'tomorrow', at: tomorrow },
    ...(monday === tomorrow ? [] : [{ what: 'monday' as const, at: monday }]),
  ];
}

const hourOf = (at: number, zone: string) => Number(wallTime(at, zone).slice(11, 13));

/** From one to seven: a Monday means the next one. */
function daysToMonday(now: number, zone: string): number {
  const weekday = new Date(`${wallTime(now, zone).slice(0, 10)}T00:00:00Z`).getUTCDay();
  return ((8 - weekday) % 7 || 7) as number;
}

function morningOf(now: number, { days, zone }: { days: number; zone: string }): number {
  const today = Date.parse(`${wallTime(now, zone).slice(0, 10)}T00:00:00Z`);
  const day = new Date(today + days * DAY).toISOString().slice(0, 10);
  return momentOf(`${day}${morning}`, zone) ?? now;
}
