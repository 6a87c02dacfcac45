import { useState } from 'react';

// In memory: customers' words stay off this machine's disks.
const kept = new Map<string, unknown>();

/**
 * What is being filled in at one place, there again where it was closed before it was sent. `forget` it once it is done
 * with: all of it, or only where nothing was written since it was as it is said to have been.
 */
export function useKept<T>(
  place: string,
  begin: T,
): [T, (next: (before: T) => T) => void, (asSent?: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(place) ? (kept.get(place) as T) : begin));
  const change = (next: (before: T) => T) =>
    setValue((before) => {
      const after = next(before);
      if (JSON.stringify(after) === JSON.stringify(begin)) kept.delete(place);
      else kept.set(place, after);
      return after;
    });
  const forget = (asSent?: T) => {
    if (asSent === undefined || kept.get(place) === asSent) kept.delete(place);
  };
  return [value, change, forget];
}

/** Whether something was filled in that a reload would lose. */
export const isAnythingKept = (): boolean => kept.size > 0;
