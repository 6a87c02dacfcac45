import { useEffect, useRef } from 'react';
import { chordOf, type Press } from './key-chord.ts';

/** What a key does, by its name as browsers say it (`esc` for Escape), or two in a row such as `g t`. */
export type Keys = Record<string, () => void>;

let last: Press | null = null;

/** Keys of this screen while nothing is being typed and nothing lies over it. */
export function useKeys(keys: Keys): void {
  const bound = useRef(keys);
  bound.current = keys;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isCovered(event.target)) return;
      const chord = chordOf(last, pressOf(event), Object.keys(bound.current));
      if (chord === null) return;
      event.preventDefault();
      bound.current[chord]?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Remembers the last press for two keys in a row, after every screen has looked at it. Called once, by the shell. */
export function useKeyMemory(): void {
  useEffect(() => {
    const remember = (event: KeyboardEvent) => {
      last = isTyping(event.target) ? null : pressOf(event);
    };
    window.addEventListener('keydown', remember);
    return () => window.removeEventListener('keydown', remember);
  }, []);
}

/** Escape in a field gives the keys back to the screen. */
export function leaveField(event: { key: string; currentTarget: HTMLElement }): void {
  if (event.key === 'Escape') event.currentTarget.blur();
}

const pressOf = ({ key, timeStamp }: KeyboardEvent): Press => ({
  key: key === 'Escape' ? 'esc' : key,
  at: timeStamp,
});

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.isContentEditable || target.matches('textarea, select');
}

const covers = '[role="dialog"], [role="menu"]';

// The press that closes a dialog comes from within it, and by now it may be gone.
function isCovered(target: EventTarget | null): boolean {
  return (
    (target instanceof Element && target.closest(covers) !== null) || document.querySelector(covers) !== null
  );
}
