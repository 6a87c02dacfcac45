import { useSyncExternalStore } from 'react';

const TICK = 20_000;
let now = Date.now();

/** The time as this screen tells it; everything that counts down moves together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(changed: () => void): () => void {
  const tick = () => {
    now = Date.now();
    changed();
  };
  // A laptop that slept shows the right time at once when it is looked at again.
  document.addEventListener('visibilitychange', tick);
  const ticking = setInterval(tick, TICK);
  tick();
  return () => {
    document.removeEventListener('visibilitychange', tick);
    clearInterval(ticking);
  };
}
