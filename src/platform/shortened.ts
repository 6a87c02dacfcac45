/** On one line, and of no more signs than fit; what is left out is seen to be. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most).toWellFormed().trimEnd()}…` : line;
}

/** The first line of it, shortened. */
export const firstLine = (text: string, most: number): string =>
  shortened(text.trim().split('\n', 1)[0] ?? '', most);
