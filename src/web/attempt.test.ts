import { describe, expect, it } from 'vitest';
import { attemptAt, attemptFor, attemptOfAnyWords } from './attempt.ts';

describe('an attempt', () => {
  it('keeps its key when the same is sent again', () => {
    const first = attemptFor(null, { text: 'It is on its way.' });
    expect(attemptFor(first, { text: 'It is on its way.' }).key).toBe(first.key);
  });

  it('is another one when the words are others', () => {
    const first = attemptFor(null, { text: 'It is on its way.' });
    expect(attemptFor(first, { text: 'It comes on Monday.' }).key).not.toBe(first.key);
  });

  it('is another one after the last has succeeded', () => {
    const first = attemptFor(null, { text: 'Thank you.' });
    expect(attemptFor(null, { text: 'Thank you.' }).key).not.toBe(first.key);
  });

  it('stays the same with other words where a first try may have arrived unheard', () => {
    const first = attemptOfAnyWords(null);
    expect(attemptOfAnyWords(first).key).toBe(first.key);
    expect(attemptOfAnyWords(null).key).not.toBe(first.key);
  });

  it('is remembered for who leaves a case and comes back to it', () => {
    const said = { case: 'c1', text: 'It is on its way.' };
    attemptAt('c1').current = attemptFor(null, said);
    expect(attemptFor(attemptAt('c1').current, said).key).toBe(attemptAt('c1').current?.key);
    expect(attemptAt('c2').current).toBeNull();
  });
});
