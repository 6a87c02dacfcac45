import { useSyncExternalStore } from 'react';

/** A reply that can still be taken back. */
export type Sending = { draftId: string; caseId: string; name: string };

// A little less than the server waits, so that what is offered can be done.
const SHOWN = 9_500;

let sending: Sending | null = null;
let over: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

export function beginSending(begun: Sending): void {
  clearTimeout(over);
  change(begun);
  over = setTimeout(() => change(null), SHOWN);
}

export function endSending(): void {
  clearTimeout(over);
  change(null);
}

export const useSending = (): Sending | null => useSyncExternalStore(watch, () => sending);

function change(next: Sending | null): void {
  sending = next;
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
