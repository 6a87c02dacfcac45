import { RequestFailed } from './request.ts';

export type Attempt = { key: string; of: string };

/**
 * Pressing the same button again after a failure is the same attempt and carries the same key, so that what was done
 * without our hearing of it is not done twice. Other words are another attempt.
 */
export function attemptFor(before: Attempt | null, input: object): Attempt {
  const of = JSON.stringify(input);
  return before?.of === of ? before : { key: crypto.randomUUID(), of };
}

/**
 * Where words are written on between two tries, the second may not be sent beside a first that arrived unheard: with
 * other words, too, it is the same attempt, and the server says that it was made with those before.
 */
export const attemptOfAnyWords = (before: Attempt | null): Attempt => before ?? attemptFor(null, {});

/** It was made before, with other words, and is over. */
export const isMadeBefore = (error: Error | null): boolean =>
  error instanceof RequestFailed && error.code === 'idempotency.other-request';

const attempts = new Map<string, { current: Attempt | null }>();

/** The last attempt at a place that one can leave and come back to, remembered while the tab lives. */
export function attemptAt(place: string): { current: Attempt | null } {
  const kept = attempts.get(place) ?? { current: null };
  attempts.set(place, kept);
  return kept;
}
