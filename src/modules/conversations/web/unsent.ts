import { useSyncExternalStore } from 'react';
import type { Kept } from './files.ts';

/** What was written and not sent; what nobody wrote is null, and is prefilled. */
export type Unsent = {
  text: string;
  files: readonly Kept[];
  stands: string | null;
  due: string | null;
  /** How many words between the customer and others were on screen when it was begun. */
  seen: number | null;
};

export const nothing: Unsent = { text: '', files: [], stands: null, due: null, seen: null };

// By who writes on which case to whom. In memory, and on the server; customers' words stay off this machine's disks.
const kept = new Map<string, Unsent>();
const watchers = new Set<() => void>();

export const unsentAt = (place: string): Unsent => kept.get(place) ?? nothing;

export const isUnsentAt = (place: string): boolean => kept.has(place);

export function changeUnsent(place: string, change: (before: Unsent) => Partial<Unsent>): void {
  const before = unsentAt(place);
  const { text, files, stands, due, seen } = { ...before, ...change(before) };
  if (text === '' && files.length === 0 && stands === null && due === null) kept.delete(place);
  else kept.set(place, { text, files, stands, due, seen });
  for (const tell of watchers) tell();
}

export const forgetUnsent = (place: string): void => changeUnsent(place, () => nothing);

export const useUnsent = (place: string): Unsent => useSyncExternalStore(watch, () => unsentAt(place));

export function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
