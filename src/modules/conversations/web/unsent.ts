import { useSyncExternalStore } from 'react';
import type { Kept } from './files.ts';

/** What was written and not sent; what nobody wrote is null, and is prefilled. */
export type Unsent = { text: string; files: readonly Kept[]; stands: string | null; due: string | null };

const nothing: Unsent = { text: '', files: [], stands: null, due: null };

// By who writes on which case to whom. In memory alone, as long as the tab lives: customers' words stay off disks.
const kept = new Map<string, Unsent>();
const watchers = new Set<() => void>();

export const unsentAt = (place: string): Unsent => kept.get(place) ?? nothing;

export const isUnsentAt = (place: string): boolean => kept.has(place);

export const isAnythingUnsent = (): boolean => kept.size > 0;

export function changeUnsent(place: string, change: (before: Unsent) => Partial<Unsent>): void {
  const before = unsentAt(place);
  const { text, files, stands, due } = { ...before, ...change(before) };
  if (text === '' && files.length === 0 && stands === null && due === null) kept.delete(place);
  else kept.set(place, { text, files, stands, due });
  for (const tell of watchers) tell();
}

export const forgetUnsent = (place: string): void => changeUnsent(place, () => nothing);

export const useUnsent = (place: string): Unsent => useSyncExternalStore(watch, () => unsentAt(place));

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
