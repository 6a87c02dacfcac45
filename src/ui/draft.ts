import { useState } from 'react';

/** What a form holds until it is sent, and how a part of it is changed. */
export function useDraft<T extends object>(first: () => T): [T, (part: Partial<T>) => void] {
  const [draft, setDraft] = useState(first);
  return [draft, (part) => setDraft((before) => ({ ...before, ...part }))];
}
