import { minorOf } from '../../platform/money.ts';
import { invalid } from '../../platform/refusal.ts';
import { asInstant } from '../../platform/time/instant.ts';
import type { SaidOfStop } from './contract.ts';

export type StopFields = {
  /** Whether it can be: cannot, unknown or until. */
  stop?: string | undefined;
  stopUntil?: string | undefined;
  stopCost?: string | undefined;
  stopCurrency?: string | undefined;
  stopWords?: string | undefined;
};

/**
 * Whether it can be stopped, as the fields of a page say it; undefined where nothing is said. Who writes until when has
 * said that it can.
 */
export function stopIn(
  { stop, stopUntil, stopCost, stopCurrency, stopWords }: StopFields,
  zone: string,
): SaidOfStop | undefined {
  const isBare = !stopUntil && !stopCost && !stopWords;
  if (isBare && (stop === 'cannot' || stop === 'unknown')) return stop;
  if (isBare && stop !== 'until') return undefined;
  if (stop === 'cannot') throw unreadable();
  const until = stopUntil && momentOf(stopUntil, zone);
  if (!until) throw unreadable();
  if (!stopCost) return { until, cost: null, words: stopWords ?? null };
  const currency = stopCurrency?.trim().toUpperCase() ?? '';
  const minor = /^[A-Z]{3}$/.test(currency) ? minorOf(stopCost, currency) : null;
  if (minor === null) throw unreadable();
  return { until, cost: { minor, currency }, words: stopWords ?? null };
}

const unreadable = () =>
  invalid(
    'task.stop',
    'Say until when it can be stopped, and what that costs as an amount with its currency.',
  );

function momentOf(wall: string, zone: string): string | null {
  try {
    return asInstant(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant());
  } catch {
    return null;
  }
}
