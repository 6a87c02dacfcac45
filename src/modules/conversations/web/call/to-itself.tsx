import type { ReactNode, SyntheticEvent } from 'react';

/** What is sent and typed in a dialog over a call is nothing for the form of the call in which the dialog stands. */
export function ToItself({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events to itself.
    <div onSubmit={toItself} onKeyDown={toItself}>
      {children}
    </div>
  );
}

const toItself = (event: SyntheticEvent) => event.stopPropagation();
