const most = 160;
const before = 40;

/** What the database's unaccent does to letters that Unicode does not take apart. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const word = /[\p{L}\p{N}]+/gu;

/** A line of at most 160 signs around the first word of the query in the text; its beginning where none stands in it. */
export function snippetOf(text: string, query: string): string {
  const signs = [...text.normalize('NFC').replace(/\s+/gu, ' ').trim()];
  if (signs.length <= most) return signs.join('');

  const start = startOf(signs, query);
  const cutBefore = start > 0;
  const room = most - (cutBefore ? 1 : 0);
  const cutAfter = signs.length > start + room;
  const shown = signs.slice(start, start + room - (cutAfter ? 1 : 0)).join('');
  return `${cutBefore ? '…' : ''}${shown}${cutAfter ? '…' : ''}`;
}

// A little before the match, at the beginning of a word, and never so late that the line is left half empty.
function startOf(signs: string[], query: string): number {
  const hit = firstHit(signs, wordsOf(query));
  if (hit <= before) return 0;
  const latest = Math.min(hit - before, signs.length - most + 1);
  const space = signs.indexOf(' ', latest);
  return space >= 0 && space < hit ? space + 1 : latest;
}

/** Where the first word begins that a search for these words finds. */
function firstHit(signs: string[], words: string[]): number {
  let at = 0;
  for (const part of partsOf(signs.join(''))) {
    if (isHit(part, words)) return at;
    at += [...part].length;
  }
  return 0;
}

/** From where to where the words of the query stand in a snippet, as a string counts. */
export function marksOf(snippet: string, query: string): [number, number][] {
  const words = wordsOf(query);
  const marks: [number, number][] = [];
  let at = 0;
  for (const part of partsOf(snippet)) {
    if (isHit(part, words)) marks.push([at, at + part.length]);
    at += part.length;
  }
  return marks;
}

const partsOf = (text: string) => text.split(/([\p{L}\p{N}]+)/u);

/** A word is found whole, or for the last of the query as it begins. */
function isHit(part: string, words: string[]): boolean {
  const folded = foldedWord(part);
  const last = words.at(-1);
  return folded !== '' && (words.includes(folded) || (last !== undefined && folded.startsWith(last)));
}

const wordsOf = (query: string) => (query.match(word) ?? []).map(foldedWord);

function foldedWord(part: string): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.match(word) ? plain.replace(/[ßæœøłđðþı]/g, (sign) => letters[sign] ?? sign) : '';
}
