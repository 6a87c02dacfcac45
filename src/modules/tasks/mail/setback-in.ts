/** Bad news as a mail says it, and the words beside that. */
export type SaidBadly = { setback: string | null; words: string };

const names = '(?:bad news|schlechte nachricht|mala noticia)';
// Written large, as our mail names it, or with a mark after it: a sentence that merely begins so may say something else.
const large = new RegExp(
  String.raw`^[\s"'*]*${names.toUpperCase()}(?![\p{L}\p{N}])[\s"'*:,;.!–—-]*(?<what>.*)$`,
  'u',
);
const marked = new RegExp(String.raw`^[\s"'*]*${names}\s*[:!–—-][\s"'*:!–—-]*(?<what>.*)$`, 'iu');

/**
 * A line of its own says it: "BAD NEWS The van broke down", up to an empty line or to another word that is written large, as
 * a mail program may have broken it. Where nothing follows in that line, what stands below it says what it is. It is said once in a mail: whatever follows a second such line belongs to it.
 */
export function setbackIn(text: string): SaidBadly {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => whatOf(line) !== undefined);
  if (at < 0) return { setback: null, words: text };
  const inLine = (whatOf(lines[at] ?? '') ?? '').trim();
  const before = lines.slice(0, at);
  const below = lines.slice(at + 1);
  if (inLine) {
    const end = below.findIndex((line) => line.trim() === '' || isSaidLarge(line));
    const [rest, after] = end < 0 ? [below, []] : [below.slice(0, end), below.slice(end)];
    return { setback: [inLine, ...rest].join('\n').trim(), words: [...before, ...after].join('\n').trim() };
  }
  const setback = below.join('\n').trim();
  return setback ? { setback, words: before.join('\n').trim() } : { setback: null, words: text };
}

const whatOf = (line: string): string | undefined => (large.exec(line) ?? marked.exec(line))?.groups?.what;

const isSaidLarge = (line: string): boolean => /^[\s"'*]*\p{Lu}{4,}(?!\p{Ll})/u.test(line);
