/** A part of a line; what says something of somebody is marked. */
export type MarkedPart = { text: string; isMarked: boolean; at: number };

/** The lines in which one of the marks stands, cut where it begins and ends; one that goes on in the next line keeps both together. */
export function linesWith(text: string, marks: readonly string[]): MarkedPart[][] {
  const found = marks.filter((mark) => mark !== '').sort((one, other) => other.length - one.length);
  if (found.length === 0) return [];
  const any = new RegExp(`(${found.map(asItStands).join('|')})`, 'giu');
  const lines: MarkedPart[][] = [[]];
  let at = 0;
  for (const [place, part] of text.split(any).entries()) {
    const isMarked = place % 2 === 1;
    const [first = '', ...others] = isMarked ? [part] : part.split('\n');
    lines.at(-1)?.push({ text: first, isMarked, at });
    for (const other of others) lines.push([{ text: other, isMarked, at: at + 1 }]);
    at += part.length;
  }
  return lines.filter((line) => line.some(({ isMarked }) => isMarked));
}

const asItStands = (mark: string) => mark.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
