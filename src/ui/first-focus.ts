import { useLayoutEffect, useRef } from 'react';

/** The field in which one begins, where somebody has just asked for it to be there; in a dialog, too. */
export function useFirstFocus<T extends HTMLElement>() {
  const field = useRef<T>(null);
  useLayoutEffect(() => {
    // A dialog that opens leads to what is marked, or to its first button.
    field.current?.setAttribute('data-autofocus', '');
    field.current?.focus();
  }, []);
  return field;
}
