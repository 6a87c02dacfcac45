import type { TFunction } from 'i18next';
import { formatter, partsOf } from './formatter.ts';

const DAY = 86_400_000;

/** A calendar day in a zone, as 2026-03-12. */
export function dayOf(at: number, zone: string): string {
  const parts = partsOf(at, 'en-GB', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The time on the wall, as 16:30. */
export function clockOf(at: number, zone: string): string {
  return formatter('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
}

/** Days of the calendar from one moment to another, whatever the hours. */
export function daysBetween(from: number, to: number, zone: string): number {
  return Math.round((Date.parse(dayOf(to, zone)) - Date.parse(dayOf(from, zone))) / DAY);
}

export type Told = { now: number; zone: string; t: TFunction };

/** A moment as a person would say it: today 16:30, tomorrow 12:00, Thu 12:00, 12 Mar 12:00. A bare weekday is to come. */
export function sayMoment(at: number, { now, zone, t }: Told): string {
  return t('moment.dayAndTime', { day: sayDay(at, { now, zone, t }), time: clockOf(at, zone) });
}

/** A day as a person would say it: today, Thu, 12 Mar. One without a zone is said as that of UTC. */
export function sayDay(at: number, { now, zone, t }: Told): string {
  const days = daysBetween(now, at, zone);
  if (days === 0) return t('moment.today');
  if (days === 1) return t('moment.tomorrow');
  if (days === -1) return t('moment.yesterday');
  const language = t('language');
  if (days > 0 && days < 7) {
    return formatter(language, { weekday: 'short', timeZone: zone }).format(at);
  }
  const sameYear = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return formatter(language, {
    day: 'numeric',
    month: 'short',
    year: sameYear ? undefined : 'numeric',
    timeZone: zone,
  }).format(at);
}

/** A day of the calendar, such as 2026-03-12, which has no zone: 12 Mar 2026. */
export const sayDate = (day: string, language: string): string =>
  formatter(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));

/** Everything about a moment, for who points at it. */
export function sayMomentInFull(at: number, { zone, t }: Omit<Told, 'now'>): string {
  return formatter(t('language'), {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: zone,
  }).format(at);
}
