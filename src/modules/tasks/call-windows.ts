import { type Calendar, openingsBetween } from '../../platform/time/business-hours.ts';
import { asInstant } from '../../platform/time/instant.ts';
import type { CallWindow } from './contract.ts';

const HOURS = 2;
const SHORTEST_HOURS = 1;
/** Nobody is called earlier or later than this, however long the desk is open. */
const EARLIEST = { hour: 8 };
const LATEST = { hour: 20 };
const WORKING_DAYS = 2;
const FURTHEST_DAYS = 13;

/** Windows that begin after a moment: what is left of its day, and the next two days on which the desk is open. */
export function callWindows(after: Temporal.Instant, calendar: Calendar): CallWindow[] {
  const today = after.toZonedDateTimeISO(calendar.zone).toPlainDate();
  const ahead = windowsOn(today, calendar).filter(({ beginsAt }) => beginsAt > asInstant(after));
  let left = WORKING_DAYS;
  for (let days = 1; left > 0 && days < FURTHEST_DAYS; days += 1) {
    const windows = windowsOn(today.add({ days }), calendar);
    if (windows.length > 0) left -= 1;
    ahead.push(...windows);
  }
  return ahead;
}

function windowsOn(day: Temporal.PlainDate, calendar: Calendar): CallWindow[] {
  const at = (time: { hour: number }) =>
    day.toZonedDateTime({ timeZone: calendar.zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  return openingsBetween({ from: at(EARLIEST), to: at(LATEST) }, calendar).flatMap(({ from, to }) => {
    const hours = from.until(to).total('hours');
    const count = Math.floor(hours / HOURS) + (hours % HOURS >= SHORTEST_HOURS ? 1 : 0);
    return Array.from({ length: count }, (_, place) => {
      const begin = from.add({ hours: place * HOURS });
      const end = begin.add({ hours: HOURS });
      return {
        beginsAt: asInstant(begin),
        endsAt: asInstant(Temporal.Instant.compare(end, to) > 0 ? to : end),
      };
    });
  });
}
