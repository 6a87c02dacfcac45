const mostWords = 4;
const shortest = 4;

/** Long words are rare ones, and say most of what a text is about. */
export function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = [...new Set(words)].filter((word) => word.length >= shortest);
  return telling.toSorted((one, other) => other.length - one.length).slice(0, mostWords);
}

/** Each two of them: what has two of these words in common is about much the same. One alone where there is no other. */
export function pairsOf(text: string): string[] {
  const words = tellingWords(text);
  if (words.length < 2) return words;
  return words.flatMap((word, at) => words.slice(at + 1).map((other) => `${word} ${other}`));
}
