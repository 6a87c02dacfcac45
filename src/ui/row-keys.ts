import { useKeys } from './keys.ts';

type Says = { down: string; up: string };

/** Rows are marked with `data-row`: j and k move through those on screen, whatever lists they stand in; Enter opens a link. */
export function useRowKeys({ down, up }: Says): void {
  useKeys({ j: { says: down, act: () => move(1) }, k: { says: up, act: () => move(-1) } }, 'everywhere');
}

function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  // Whoever stands on a row's box or button stands on the row.
  const at = rows.findIndex((row) => (row.closest('li') ?? row).contains(document.activeElement));
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
