import { describe, expect, it } from 'vitest';
import { wordsDone } from './words-done.ts';

describe('the words that are done', () => {
  it.each([
    ['none yet', 'The', ''],
    ['all but the one that is being typed', 'The fader crack', 'The fader'],
    ['all, once a space follows', 'The fader crackles ', 'The fader crackles'],
    ['the last ones of many', `${'a '.repeat(300)}fader `, `${'a '.repeat(197)}fader`],
  ])('are %s', (_, typed, done) => {
    expect(wordsDone(typed)).toBe(done);
  });
});
