import { linesOf } from '../../../ui/lists.ts';

/** A paragraph that stayed, went or came. */
export type Change = { kind: 'stayed' | 'went' | 'came'; text: string };

/** What became of a text, by its paragraphs: as many as can stay do. */
export function difference(before: string, after: string): Change[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const common = commonFrom(old, now);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      changes.push({ kind: 'stayed', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === now.length || at(common, i + 1, j) >= at(common, i, j + 1))) {
      changes.push({ kind: 'went', text: old[i] ?? '' });
      i += 1;
    } else {
      changes.push({ kind: 'came', text: now[j] ?? '' });
      j += 1;
    }
  }
  return changes;
}

/** How many paragraphs both have in the same order, from each of one and of the other on. */
function commonFrom(old: readonly string[], now: readonly string[]): number[][] {
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (!row) continue;
      row[j] =
        old[i] === now[j]
          ? at(common, i + 1, j + 1) + 1
          : Math.max(at(common, i + 1, j), at(common, i, j + 1));
    }
  }
  return common;
}

const at = (common: readonly number[][], i: number, j: number): number => common[i]?.[j] ?? 0;
