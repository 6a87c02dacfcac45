import { minorOf } from '../../../platform/money.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { SaidOfStop } from '../contract.ts';
import { dayIn } from './day-in.ts';

export type Read = { today: Temporal.PlainDate; zone: string };

const cannot = /^(?:no stop|cannot be stopped|nicht anhalten|no parar)$/iu;
const until = /^(?:stop until|anhalten bis|parar hasta)\s+(?<rest>.+)$/iu;
const endOfDay = '23:59';

/** What a line of a mail says of stopping: "STOP UNTIL 10 December 12:00, 15.00 GBP", or "NO STOP"; undefined where it is none. */
export function stopIn(line: string, { today, zone }: Read): SaidOfStop | undefined {
  const plain = line.trim().replace(/[.!]+$/u, '');
  if (cannot.test(plain)) return 'cannot';
  const found = dayIn(until.exec(plain)?.groups?.rest ?? '', today);
  if (!found) return undefined;
  const [time = '', hours, minutes] = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/u.exec(found.rest) ?? [];
  const wall = hours && minutes ? `${hours.padStart(2, '0')}:${minutes}` : endOfDay;
  const moment = found.day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(wall) });
  return { until: asInstant(moment.toInstant()), cost: costIn(found.rest.replace(time, ' ')), words: null };
}

function costIn(rest: string) {
  const [, amount = '', currency = ''] = /(\d+(?:[.,]\d+)?)\s*([A-Z]{3})(?!\p{L})/u.exec(rest) ?? [];
  const minor = currency ? minorOf(amount, currency) : null;
  return minor === null ? null : { minor, currency };
}
