import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How wide a picture may be; one that is wider begins at its end, and stays there as it grows until somebody moves it. */
export function useRoom(length: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: both are what moves the end.
  useLayoutEffect(() => {
    if (isAtEnd.current) scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [width, length]);

  const followEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    isAtEnd.current = element.scrollLeft + element.clientWidth >= element.scrollWidth - 8;
  }, []);

  return { scroller, width, followEnd };
}
