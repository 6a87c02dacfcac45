import type { Page } from 'playwright-core';

declare global {
  interface Window {
    effect?: Promise<number>;
  }
}

/** Milliseconds from the last press, click or choice to the first frame in which its effect is seen: an expression. */
export async function timeToEffect(page: Page, effect: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(`(${watch})(() => ${effect})`);
  await act();
  return page.evaluate(() => window.effect ?? Number.NaN);
}

function watch(isSeen: () => boolean): void {
  if (isSeen()) throw new Error(`seen before anything was done: ${isSeen}`);
  let from = Number.POSITIVE_INFINITY;
  const began = ({ timeStamp }: Event) => {
    from = timeStamp;
  };
  const events = ['keydown', 'click', 'change'];
  for (const event of events) window.addEventListener(event, began, true);
  window.effect = new Promise((resolve) => {
    const look = () => {
      if (!isSeen()) return requestAnimationFrame(look);
      for (const event of events) window.removeEventListener(event, began, true);
      // What a frame holds is seen once it is painted.
      setTimeout(() => resolve(performance.now() - from));
    };
    requestAnimationFrame(look);
  });
}
