import { type ReactNode, useDeferredValue } from 'react';

/** What takes long to draw: it comes in the frame after what stands above it. */
export function Soon({ children }: { children: ReactNode }) {
  const isTime = useDeferredValue(true, false);
  return isTime ? children : null;
}
