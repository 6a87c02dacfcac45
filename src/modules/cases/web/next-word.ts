import type { TFunction } from 'i18next';
import { daysBetween, sayMoment, type Told } from '../../../ui/moment.ts';
import { soonAt } from '../policy.ts';

export type Due = { due: string | null; dueSetAt: string | null };
export type Urgency = 'none' | 'calm' | 'soon' | 'broken';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Amber when three quarters of the time have passed on the customer's clock, red when all of it has. */
export function urgencyOf({ due, dueSetAt }: Due, now: number): Urgency {
  if (due === null) return 'none';
  if (now >= Date.parse(due)) return 'broken';
  return now >= soonAt(due, dueSetAt) ? 'soon' : 'calm';
}

/** How much of the time until the next word has gone by, from 0 to 1. */
export function timeGone({ due, dueSetAt }: Due, now: number): number {
  if (due === null || dueSetAt === null) return 0;
  const [start, end] = [Date.parse(dueSetAt), Date.parse(due)];
  if (now >= end) return 1;
  return Math.max(0, (now - start) / (end - start));
}

/** How long until the next word, as one would say it; further ahead than a few hours, when it is. */
export function sayNextWord(due: string, { now, zone, t }: Told): string {
  const at = Date.parse(due);
  if (now >= at) return sayLate(now - at, t);
  const minutes = Math.ceil((at - now) / MINUTE);
  if (minutes < 60) return t('cases.inMinutes', { count: minutes });
  const hours = Math.round((at - now) / HOUR);
  if (hours <= 3 && daysBetween(now, at, zone) === 0) return t('cases.inHours', { count: hours });
  return sayMoment(at, { now, zone, t });
}

function sayLate(late: number, t: TFunction): string {
  if (late < MINUTE) return t('cases.now');
  if (late < HOUR) return t('cases.minutesLate', { count: Math.floor(late / MINUTE) });
  if (late < 24 * HOUR) return t('cases.hoursLate', { count: Math.floor(late / HOUR) });
  return t('cases.daysLate', { count: Math.floor(late / (24 * HOUR)) });
}
