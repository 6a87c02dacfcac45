import { useSyncExternalStore } from 'react';
import type { Topic } from '../../customers/contract.ts';
import type { Kept } from './files.ts';
import { Notes } from './notes.ts';

/** What was written and not sent; what nobody wrote is null, and is prefilled. */
export type Unsent = {
  text: string;
  files: readonly Kept[];
  stands: string | null;
  due: string | null;
  /** How many words between the customer and others were on screen when it was begun. */
  seen: number | null;
  /** Asked though it is known, and the customer knows that. */
  toBeSure: readonly Topic[];
};

const nothing: Unsent = { text: '', files: [], stands: null, due: null, seen: null, toBeSure: [] };

/** By who writes on which case to whom. */
export const replies = new Notes<Unsent>(
  nothing,
  ({ text, files, stands, due }) => text === '' && files.length === 0 && stands === null && due === null,
);

export const unsentAt = (place: string): Unsent => replies.at(place);

export const isUnsentAt = (place: string): boolean => replies.has(place);

export const changeUnsent = (place: string, change: (before: Unsent) => Partial<Unsent>): void =>
  replies.change(place, change);

export const forgetUnsent = (place: string): void => changeUnsent(place, () => nothing);

/** What was begun in a field and goes on elsewhere is not written there any more; files stay. */
export const emptyUnsent = (place: string): void =>
  changeUnsent(place, () => ({ text: '', stands: null, due: null, toBeSure: [] }));

export const useUnsent = (place: string): Unsent =>
  useSyncExternalStore(replies.watch, () => unsentAt(place));

/** For each of the places whether something is written there. */
export function useAreUnsent(places: readonly string[]): boolean[] {
  const all = useSyncExternalStore(replies.watch, () => places.map(isUnsentAt).join());
  return all.split(',').map((one) => one === 'true');
}
