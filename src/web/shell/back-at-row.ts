import { useEffect, useRef } from 'react';

const rowsShown = () => [...document.querySelectorAll<HTMLElement>('main a[data-row]')];
// Without what was found there.
const wayOf = (row: Element) => row.getAttribute('href')?.split('#')[0] ?? '';
const isCase = (path: string) => path.includes('/cases/');

/**
 * The way of the row to go on at in a list that was left for a case: that case where it still stands before what came
 * after it, else what came after it, for a case that was answered moves on.
 */
export function rowToGoOnAt(
  left: string,
  before: readonly string[],
  now: readonly string[],
): string | undefined {
  const after = before.slice(before.indexOf(left) + 1);
  const next = before.includes(left) ? after.find((way) => now.includes(way)) : undefined;
  const isFirst = next === undefined || now.indexOf(left) < now.indexOf(next);
  return now.includes(left) && isFirst ? left : next;
}

/** A new screen begins at its top for who hears it, too; a list goes on where it was left for a case. */
export function useScreenFocus(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  const left = useRef<readonly string[]>([]);
  useEffect(() => {
    const remember = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a[data-row]')) left.current = rowsShown().map(wayOf);
    };
    // Enter on a link is a click, too.
    document.addEventListener('click', remember, { capture: true });
    return () => document.removeEventListener('click', remember, { capture: true });
  }, []);
  useEffect(() => {
    const from = before.current;
    if (from === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
    if (!main.current || !isCase(from) || isCase(pathname)) return;
    return onceThere(main.current, () => rowToGoOnAt(from, left.current, rowsShown().map(wayOf)));
  }, [pathname]);
  return main;
}

/** Stands on the row as soon as it is there, unless whoever waits has gone on by then. */
function onceThere(main: HTMLElement, wanted: () => string | undefined): () => void {
  const over = new AbortController();
  const stop = () => over.abort();
  const look = () => {
    const way = wanted();
    const row = rowsShown().find((one) => wayOf(one) === way);
    if (!row || over.signal.aborted) return;
    stop();
    if (document.activeElement !== main) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'center' });
  };
  const observer = new MutationObserver(look);
  over.signal.addEventListener('abort', () => observer.disconnect());
  observer.observe(main, { childList: true, subtree: true });
  for (const event of ['keydown', 'pointerdown', 'wheel'])
    document.addEventListener(event, stop, { capture: true, signal: over.signal });
  look();
  return stop;
}
