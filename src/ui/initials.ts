const LANES = 6;

/** The customer's own lane is 0; a company keeps its colour wherever it is shown. */
export function laneNumber(lane: string | null): number {
  if (lane === null) return 0;
  const sum = [...lane].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return 1 + (sum % LANES);
}

/** A name in two letters: the first and the last word's. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => word?.match(/\p{L}|\p{N}/u)?.[0] ?? '')
    .join('')
    .toUpperCase();
}
