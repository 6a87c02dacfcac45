import type { SaidOfStop } from '../contract.ts';

/** What is said of stopping, as a task keeps it. */
export function stopOf(said: SaidOfStop | undefined) {
  const stop = typeof said === 'object' ? said : null;
  return {
    noStop: typeof said === 'string' ? said : null,
    stopUntil: stop?.until ?? null,
    stopCostMinor: stop?.cost?.minor ?? null,
    stopCurrency: stop?.cost?.currency ?? null,
    stopWords: stop?.words ?? null,
  };
}
