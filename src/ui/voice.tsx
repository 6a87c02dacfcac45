import { useSyncExternalStore } from 'react';
import classes from './voice.module.css';

const SHOWN = 4_000;
let said = '';
let fading: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says that something has been done: a line at the edge of the screen, read out by screen readers. */
export function say(sentence: string): void {
  clearTimeout(fading);
  change(sentence);
  fading = setTimeout(() => change(''), SHOWN);
}

export function Voice() {
  const sentence = useSyncExternalStore(subscribe, () => said);
  return (
    <div role="status" className={sentence ? classes.voice : classes.silent}>
      {sentence}
    </div>
  );
}

function change(sentence: string): void {
  said = sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
