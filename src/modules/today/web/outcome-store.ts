import { useSyncExternalStore } from 'react';

/** What was just done to cases: by which action, and what to say of it besides how many. */
export type Outcome = {
  action: string;
  detail: string;
  undoable: boolean;
  /** It was undone, and what was written for it is there again. */
  isWritten: boolean;
};

export const UNDOABLE = 10_000;
const PLACE = 'just-done';
let shown: Outcome | null = null;
let fading: ReturnType<typeof setTimeout> | undefined;
/** Lets go of what was written for it, which whoever undoes it finds again. */
let letGo: (() => void) | undefined;
/** It is being undone: until that is answered nothing is let go. */
let isHeld = false;
const listeners = new Set<() => void>();

/**
 * Says what was done, and offers for ten seconds to undo it, wherever one goes meanwhile, be it through a reload. What
 * was written for it is let go once it can no longer be undone.
 */
export function tellOutcome(action: string, detail: string, whenOver?: () => void): void {
  isOver();
  letGo = whenOver;
  isHeld = false;
  const until = Date.now() + UNDOABLE;
  sessionStorage.setItem(PLACE, JSON.stringify({ action, detail, until }));
  show({ action, detail, isWritten: false }, UNDOABLE);
}

/** What was done just before the screens were loaded anew. */
export function recallOutcome(): void {
  const kept = sessionStorage.getItem(PLACE);
  if (kept === null || shown !== null) return;
  const { until, ...done } = JSON.parse(kept);
  const left = until - Date.now();
  if (left > 0 && left <= UNDOABLE) show({ ...done, isWritten: false }, left);
  else sessionStorage.removeItem(PLACE);
}

/** It is being undone, which may take longer than there is time to undo it. */
export function holdWritten(): void {
  isHeld = true;
}

/** It was undone: what was written for it stays, and there is time to read so. */
export function keepWritten(): void {
  const isWritten = letGo !== undefined;
  letGo = undefined;
  if (shown) show({ ...shown, isWritten }, UNDOABLE);
}

export function forgetOutcome(): void {
  isOver();
  sessionStorage.removeItem(PLACE);
  change(null);
}

export const useOutcome = (): Outcome | null => useSyncExternalStore(subscribe, () => shown);

function show(done: Omit<Outcome, 'undoable'>, left: number): void {
  change({ ...done, undoable: true });
  fading = setTimeout(() => {
    change(shown && { ...shown, undoable: false });
    if (!isHeld) isOver();
  }, left);
}

function isOver(): void {
  letGo?.();
  letGo = undefined;
}

function change(next: Outcome | null): void {
  if (next?.undoable !== false) clearTimeout(fading);
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
