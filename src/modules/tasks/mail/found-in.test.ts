import { describe, expect, it } from 'vitest';
import { foundIn } from './found-in.ts';
import { taskMailWords } from './words.ts';

describe('what was found, in a mail', () => {
  it.each([
    ['FOUND FAULTY', { found: 'faulty' }],
    ['Found: no fault.', { found: 'no fault found' }],
    ['FOUND NO FAULT, 9.80 GBP', { found: 'no fault found', cost: { minor: 980, currency: 'GBP' } }],
    ['FOUND UNKNOWN', { found: 'unknown' }],
    ['BEFUND KEIN FEHLER, 12,50 EUR', { found: 'no fault found', cost: { minor: 1250, currency: 'EUR' } }],
    ['*RESULTADO AVERIADO*', { found: 'faulty' }],
  ])('stands in a line of its own: %s', (line, found) => {
    expect(foundIn(`DONE\n${line}\nIt plays.`)).toEqual({ found, words: 'DONE\nIt plays.' });
  });

  it.each([
    'We found no fault in it.',
    'Found faulty cables, too',
    'FOUND NO FAULT, 9.801 GBP',
    'FOUND FAULTY\nFOUND NO FAULT',
  ])('is not what merely reads like it: %s', (text) => {
    expect(foundIn(text)).toEqual({ found: null, words: text });
  });

  it.each(['en', 'de', 'es'])('is said as our mail in %s names it', (language) => {
    const told = taskMailWords(language).howToSayFound;
    const named = told.match(/\p{Lu}{4,}(?: \p{Lu}{2,})+/gu) ?? [];
    expect(named.map((line) => foundIn(line).found?.found)).toEqual(['faulty', 'no fault found', 'unknown']);
  });
});
