import type { TFunction } from 'i18next';
import type { Hours } from '../platform/time/hours.ts';
import { type Day, dayNames, days, type Span } from './week.ts';

/** Weekly hours as lines to read: days in a row that have the same hours share one. */
export function sayHours(hours: Hours, t: TFunction): { days: string; hours: string }[] {
  if (!('week' in hours)) return [{ days: t('ui.hours.everyDay'), hours: t('ui.hours.always') }];
  const lines: { first: Day; last: Day; hours: string }[] = [];
  for (const day of days) {
    const said = saySpans(hours.week[day], t);
    const before = lines.at(-1);
    if (before?.hours === said) before.last = day;
    else lines.push({ first: day, last: day, hours: said });
  }
  return lines.map(({ first, last, hours: said }) => ({ days: sayDays(first, last, t), hours: said }));
}

const saySpans = (spans: readonly Span[], t: TFunction): string =>
  spans.map(([from, until]) => `${from} – ${until}`).join(', ') || t('ui.hours.closed');

function sayDays(first: Day, last: Day, t: TFunction): string {
  const [from, until] = [t(`ui.hours.day.${dayNames[first]}`), t(`ui.hours.day.${dayNames[last]}`)];
  return first === last ? from : t('ui.hours.days', { from, until });
}
