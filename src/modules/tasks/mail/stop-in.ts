import { minorOf } from '../../../platform/money.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { SaidOfStop } from '../contract.ts';
import type { Stop } from '../task-view.ts';
import { dayIn } from './day-in.ts';

/** By which day and clock a line is read. */
export type ReadBy = { today: Temporal.PlainDate; zone: string };

const cannot = /^(?:no stop|cannot be stopped|nicht anhalten|no parar)$/iu;
const until = /^(?:stop until|anhalten bis|parar hasta)\s+(?<rest>.+)$/iu;
const endOfDay = '23:59';
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** What a line of a mail says of stopping: "STOP UNTIL 10 December 12:00, 15.00 GBP", or "NO STOP"; undefined where it is none or not all of it can be read. */
export function stopIn(line: string, { today, zone }: ReadBy): SaidOfStop | undefined {
  const plain = line.trim().replace(/[.!]+$/u, '');
  if (cannot.test(plain)) return 'cannot';
  const found = dayIn(until.exec(plain)?.groups?.rest ?? '', today);
  if (!found) return undefined;
  const [time = '', hours, minutes] = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/u.exec(found.rest) ?? [];
  const wall = hours && minutes ? `${hours.padStart(2, '0')}:${minutes}` : endOfDay;
  const moment = found.day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(wall) });
  const cost = costIn(found.rest.replace(time, ' '));
  return cost === undefined ? undefined : { until: asInstant(moment.toInstant()), cost, words: null };
}

function costIn(rest: string): Stop['cost'] | undefined {
  const [said = '', amount = '', code = ''] =
    /(?<![\d.,])(\d+(?:[.,]\d+)?)\s*([a-z]{3})(?!\p{L})/iu.exec(rest) ?? [];
  // A number that nobody understood may be a price or a time: a person reads it then.
  if (/\d/u.test(rest.replace(said, ''))) return undefined;
  if (said === '') return null;
  const currency = code.toUpperCase();
  const minor = currencies.has(currency) ? minorOf(amount, currency) : null;
  return minor === null ? undefined : { minor, currency };
}
