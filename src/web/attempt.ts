export type Attempt = { key: string; of: string };

/**
 * Pressing the same button again after a failure is the same attempt and carries the same key, so that what was done
 * without our hearing of it is not done twice. Other words are another attempt.
 */
export function attemptFor(before: Attempt | null, input: object): Attempt {
  const of = JSON.stringify(input);
  return before?.of === of ? before : { key: crypto.randomUUID(), of };
}

const attempts = new Map<string, { current: Attempt | null }>();

/** The last attempt at a place that one can leave and come back to, remembered while the tab lives. */
export function attemptAt(place: string): { current: Attempt | null } {
  const kept = attempts.get(place) ?? { current: null };
  attempts.set(place, kept);
  return kept;
}
