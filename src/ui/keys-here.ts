import { useRef } from 'react';
import { useActions } from './keys.ts';

type Key = { key: string; act: () => void };

/** A row whose keys are those of whoever stands on it. */
export function useKeysHere(keys: readonly Key[]) {
  const row = useRef<HTMLLIElement>(null);
  const isHere = () => row.current?.contains(document.activeElement) ?? false;
  useActions(keys.map((one) => ({ ...one, when: isHere })));
  return row;
}
