import { useEffect, useRef, useSyncExternalStore } from 'react';

const offered: object[] = [];
const listeners = new Set<() => void>();

/** Of what can be undone at the same time, the newest has the key. */
export function useIsNewest(isOffered = true): boolean {
  const { current: me } = useRef({});
  useEffect(() => {
    if (!isOffered) return;
    offered.push(me);
    tell();
    return () => {
      offered.splice(offered.indexOf(me), 1);
      tell();
    };
  }, [isOffered, me]);
  return useSyncExternalStore(subscribe, () => offered.at(-1) === me);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
