export type Press = { key: string; at: number };

const LONGEST_PAUSE = 1_200;

/**
 * Which of the bound keys a press completes: a single key such as `r`, or two in a row such as `g t`.
 * Two in a row win, so that the second does not also act by itself.
 */
export function chordOf(before: Press | null, press: Press, bound: readonly string[]): string | null {
  if (before !== null && press.at - before.at <= LONGEST_PAUSE) {
    const both = `${before.key} ${press.key}`;
    if (bound.includes(both)) return both;
  }
  return bound.includes(press.key) ? press.key : null;
}

/** A key as screens bind it: `esc` for Escape, `shift x` for a capital X. */
export function keyName(key: string): string {
  if (key === 'Escape') return 'esc';
  return /^[A-Z]$/.test(key) ? `shift ${key.toLowerCase()}` : key;
}
