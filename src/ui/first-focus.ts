import { useEffect, useRef } from 'react';

/** The field in which one begins, where somebody has just asked for it to be there. */
export function useFirstFocus<T extends HTMLElement>() {
  const field = useRef<T>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
