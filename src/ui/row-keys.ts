import { useActions } from './keys.ts';

type Says = { down: string; up: string };

/** Rows are marked with `data-row`: j and k, and the arrows from row to row, move through those on screen, whatever lists they stand in; Enter opens a link. */
export function useRowKeys({ down, up }: Says): void {
  useActions(
    [
      { key: 'j', says: down, when: hasRows, act: () => moveInRows(1) },
      { key: 'k', says: up, when: hasRows, act: () => moveInRows(-1) },
      { key: 'ArrowDown', when: isOnRow, act: () => moveInRows(1) },
      { key: 'ArrowUp', when: isOnRow, act: () => moveInRows(-1) },
    ],
    'everywhere',
  );
}

const rowsShown = () => [...document.querySelectorAll<HTMLElement>('main [data-row]')];
const hasRows = () => rowsShown().length > 0;

/** The arrows scroll, unless a row has the focus. */
const isOnRow = () => document.activeElement?.matches('[data-row]') ?? false;

/** Puts the focus on the row after or before the one that has it. */
export function moveInRows(step: 1 | -1): HTMLElement | undefined {
  const rows = rowsShown();
  // Whoever stands on a row's box or button stands on the row.
  const at = rows.findIndex((row) => (row.closest('li') ?? row).contains(document.activeElement));
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next;
}
