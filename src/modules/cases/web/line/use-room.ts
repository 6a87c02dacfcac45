import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How wide a picture may be; one that is wider begins at its end, and stays there as it grows until somebody moves it. */
export function useRoom(length: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // Half a pixel more than there is would be scrolled to.
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width));
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: both are what moves the end.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (isAtEnd.current) element.scrollTo({ left: element.scrollWidth });
    markCuts(element);
  }, [width, length]);

  const followEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    isAtEnd.current = reachesEnd(element);
    markCuts(element);
  }, []);

  return { scroller, width, followEnd };
}

const NEARLY = 8;

const reachesEnd = ({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): boolean =>
  scrollLeft + clientWidth >= scrollWidth - NEARLY;

/** Where the picture goes on beyond an edge, which then is soft. */
function markCuts(element: HTMLElement): void {
  element.toggleAttribute('data-cut-before', element.scrollLeft > NEARLY);
  element.toggleAttribute('data-cut-after', !reachesEnd(element));
}
