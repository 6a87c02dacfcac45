import { useEffect, useSyncExternalStore } from 'react';
import { attemptAt } from '../../../web/attempt.ts';
import type { CaseView } from '../../cases/contract.ts';

/** A reply that this window sends; for a while it can be taken back. */
export type Sending = {
  draftId: string;
  case: Pick<CaseView, 'id' | 'reference'>;
  name: string;
  /** Nothing else was begun meanwhile: the key that takes it back is at hand. */
  takesFocus: boolean;
  canBack: boolean;
};

// A little less than the server waits, so that what is offered can be done.
const SHOWN = 9_500;
const mostShown = 20;

/** Of this window, oldest first; what was sent or taken back is of no interest any more. */
let sending: readonly Sending[] = [];
let takenBack: string | null = null;
const watchers = new Set<() => void>();

/** A reply to a case is one attempt from its first try until it is on its way. */
export const attemptToReply = (caseId: string) => attemptAt(`${caseId} soon`);

export function beginSending(begun: Omit<Sending, 'canBack'>): void {
  const one = { ...begun, canBack: true };
  change([...others(begun.draftId), one].slice(-mostShown));
  setTimeout(() => change(sending.map((each) => (each === one ? { ...one, canBack: false } : each))), SHOWN);
}

export function endSending(draftId: string): void {
  change(others(draftId));
}

/** Its words are a draft on its case again, and are written on there. */
export function takeBack({ draftId, case: { id } }: Sending): void {
  takenBack = id;
  endSending(draftId);
}

/** Goes on writing where a reply was taken back, as soon as that case is on screen. */
export function useTakenBack(caseId: string | null, write: () => void): void {
  const isHere = useSyncExternalStore(watch, () => takenBack !== null && takenBack === caseId);
  useEffect(() => {
    if (!isHere) return;
    takenBack = null;
    write();
  }, [isHere, write]);
}

export const useSending = (): readonly Sending[] => useSyncExternalStore(watch, () => sending);

const others = (draftId: string) => sending.filter((one) => one.draftId !== draftId);

function change(next: readonly Sending[]): void {
  sending = next;
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
