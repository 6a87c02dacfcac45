import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useFirstFocus } from './first-focus.ts';
import { moveInRows } from './row-keys.ts';
import classes from './search-field.module.css';
import { useSettled } from './settled.ts';

export type Search = {
  typed: string;
  type: (typed: string) => void;
  /** What was typed, once they paused. */
  words: string;
};

/** What is looked for while one types. It stands in the address, as `q`; `keep` puts it there. */
export function useSearched(q: string, keep: (words: string | undefined) => void): Search {
  const [typed, type] = useState(q);
  const words = useSettled(typed.trim());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other words change the address.
  useEffect(() => keep(words || undefined), [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an address that somebody else chose says what to look for.
  useEffect(() => {
    if (q !== words) type(q);
  }, [q]);
  return { typed, type, words };
}

type SearchFieldProps = { search: Search; label: string; hint?: string };

/** Finds rows of the screen. */
export function SearchField({ search: { typed, type, words }, label, hint }: SearchFieldProps) {
  const field = useFirstFocus<HTMLInputElement>();
  return (
    <TextInput
      type="search"
      label={label}
      description={hint}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={(event) => {
        if (typed.trim() === words) intoRows(event);
      }}
      ref={field}
      maxLength={200}
    />
  );
}

/** How many rows were found; its place is there before. */
export function Found({ children }: { children: ReactNode }) {
  return (
    <p role="status" className={classes.count}>
      {children}
    </p>
  );
}

/** Down leads from the field into what was found; Enter opens the first. */
function intoRows(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
  event.preventDefault();
  const row = moveInRows(1);
  if (event.key === 'Enter') row?.click();
}
