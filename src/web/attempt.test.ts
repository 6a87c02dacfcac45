import { describe, expect, it } from 'vitest';
import { attemptFor } from './attempt.ts';

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
});
