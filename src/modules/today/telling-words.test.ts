import { describe, expect, it } from 'vitest';
import { pairsOf, tellingWords } from './telling-words.ts';

describe('what a text is about', () => {
  it.each([
    ['It hums.', ['hums']],
    ['I hear the Mixer hum on all of my outputs, mixer!', ['outputs', 'mixer', 'hear']],
    ['Die Spülmaschine läuft über', ['spülmaschine', 'läuft', 'über']],
    ['a b c', []],
    ['aaaa bbbbb cccccc ddddddd eeeeeeee', ['eeeeeeee', 'ddddddd', 'cccccc', 'bbbbb']],
  ])('stands in its longest words: %s', (text, words) => {
    expect(tellingWords(text)).toEqual(words);
  });

  it('is asked for two words at a time, or by the one there is', () => {
    expect(pairsOf('hear outputs mixer')).toEqual(['outputs mixer', 'outputs hear', 'mixer hear']);
    expect(pairsOf('It hums.')).toEqual(['hums']);
    expect(pairsOf('no')).toEqual([]);
  });
});
