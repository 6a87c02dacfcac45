import { minorOf } from '../../platform/money.ts';
import { invalid } from '../../platform/refusal.ts';
import { asInstant } from '../../platform/time/instant.ts';
import type { Stop } from './contract.ts';

export type StopFields = {
  stopUntil?: string | undefined;
  stopCost?: string | undefined;
  stopCurrency?: string | undefined;
  stopWords?: string | undefined;
};

/** Until when it can be stopped, as the fields of a page say it; undefined where nothing is said. */
export function stopIn(
  { stopUntil, stopCost, stopCurrency, stopWords }: StopFields,
  zone: string,
): Stop | undefined {
  if (!stopUntil && !stopCost && !stopWords) return undefined;
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
