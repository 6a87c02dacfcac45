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

/** Where the first word begins that a search for these words finds: whole, or for the last of them as it begins. */
function firstHit(signs: string[], words: string[]): number {
  const last = words.at(-1);
  const whole = new Set(words);
  let at = 0;
  for (const part of signs.join('').split(/([\p{L}\p{N}]+)/u)) {
    const folded = foldedWord(part);
    if (folded !== '' && (whole.has(folded) || (last !== undefined && folded.startsWith(last)))) return at;
    at += [...part].length;
  }
  return 0;
}

const wordsOf = (query: string) => (query.match(word) ?? []).map(foldedWord);

function foldedWord(part: string): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.match(word) ? plain.replace(/[ßæœøłđðþı]/g, (sign) => letters[sign] ?? sign) : '';
}
