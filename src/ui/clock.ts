import { useSyncExternalStore } from 'react';

const TICK = 20_000;
const LEAST = 1_000;
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** The time as this screen tells it; everything that counts down moves together, by one timer for the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0) start();
  listeners.add(changed);
  tick();
  return () => {
    listeners.delete(changed);
    if (listeners.size === 0) stop();
  };
}

function start(): void {
  // A laptop that slept shows the right time at once when it is looked at again.
  document.addEventListener('visibilitychange', tick);
  ticking = setInterval(tick, TICK);
}

function stop(): void {
  document.removeEventListener('visibilitychange', tick);
  clearInterval(ticking);
}

function tick(): void {
  // Many rows that appear at once look at the clock once.
  if (Date.now() - now < LEAST) return;
  now = Date.now();
  for (const changed of listeners) changed();
}
