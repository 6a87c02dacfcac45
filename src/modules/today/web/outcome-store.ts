import { useSyncExternalStore } from 'react';

/** What was just done to cases: by which action, and what to say of it besides how many. */
export type Outcome = { action: string; detail: string; undoable: boolean };

export const UNDOABLE = 10_000;
let shown: Outcome | null = null;
let fading: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says what was done, and offers for ten seconds to undo it, wherever one goes meanwhile. */
export function tellOutcome(action: string, detail: string): void {
  change({ action, detail, undoable: true });
  fading = setTimeout(() => change(shown && { ...shown, undoable: false }), UNDOABLE);
}

export const forgetOutcome = (): void => change(null);

export const useOutcome = (): Outcome | null => useSyncExternalStore(subscribe, () => shown);

function change(next: Outcome | null): void {
  if (next?.undoable !== false) clearTimeout(fading);
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
