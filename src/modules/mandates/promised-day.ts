import type { Instant } from '../../platform/context.ts';
import { asInstant } from '../../platform/time/instant.ts';

/** Something that is there so many days after the day on which it was said, by the calendar of the desk. */
export type Ahead = { days: number; from: Instant; zone: string };

const dayOf = ({ days, from, zone }: Ahead): Temporal.PlainDate =>
  Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate().add({ days });

/** Such as: Friday, December 18. */
export const sayPromisedDay = (language: string, ahead: Ahead): string =>
  dayOf(ahead).toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long' });

/** When the day that is promised is over. */
export const promisedDayOver = (ahead: Ahead): Instant =>
  asInstant(dayOf(ahead).add({ days: 1 }).toZonedDateTime(ahead.zone).toInstant());
