import { useEffect } from 'react';

/** Where somebody stands, and where they would go on, the nearest first, once it goes away. */
type Standing = {
  on: HTMLElement;
  near: readonly HTMLElement[];
  isOver: boolean;
  below: readonly HTMLElement[];
};

const place = 'section, article, aside, form, [role="dialog"], main';
const over = '[role="dialog"], [role="menu"]';

/** Whoever stands on something that goes away goes on from where they were: at the next row, else at what was around it. */
export function useKeptFocus(): void {
  useEffect(() => {
    let standing: Standing | null = null;
    const come = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) standing = standingOn(target, standing);
    };
    // Known only once whatever took the focus away has come to its end.
    const leave = () =>
      queueMicrotask(() => {
        if (standing && isNowhere() && isThere(standing.on)) standing = null;
      });
    const look = () => {
      if (!standing || !isNowhere()) return;
      if (isThere(standing.on)) standing.on.focus({ preventScroll: true });
      else if (!standing.on.isConnected) goOn(standing);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', come);
    document.addEventListener('focusout', leave);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', come);
      document.removeEventListener('focusout', leave);
    };
  }, []);
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

const isThere = (element: HTMLElement) => element.isConnected && !element.matches(':disabled');

function standingOn(on: HTMLElement, before: Standing | null): Standing {
  const near = [...rowsFrom(on), ...placesAround(on)];
  const isOver = on.closest(over) !== null;
  if (!isOver || !before) return { on, near, isOver, below: [] };
  // What lies over the screen leads back to where one stood below it.
  return { on, near, isOver, below: before.isOver ? before.below : [before.on, ...before.near] };
}

/** The row one stands on, those after it and then those before it. */
function rowsFrom(on: HTMLElement): HTMLElement[] {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  const at = rows.findIndex((row) => (row.closest('li') ?? row).contains(on));
  return at === -1 ? [] : [...rows.slice(at), ...rows.slice(0, at).reverse()];
}

function placesAround(on: HTMLElement): HTMLElement[] {
  const around = on.parentElement?.closest<HTMLElement>(place);
  return around ? [around, ...placesAround(around)] : [];
}

function goOn({ near, below }: Standing): void {
  const left = [...near, ...below].find(isThere) ?? document.querySelector('main');
  if (!left) return;
  if (left.tabIndex < 0 && !left.hasAttribute('tabindex')) {
    left.tabIndex = -1;
    left.addEventListener('blur', () => left.removeAttribute('tabindex'), { once: true });
  }
  left.focus({ preventScroll: true });
}
