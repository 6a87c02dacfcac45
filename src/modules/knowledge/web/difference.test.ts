import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';

const said = (before: string, after: string) =>
  difference(before, after).map(({ kind, text }) => `${{ stayed: ' ', went: '-', came: '+' }[kind]}${text}`);

describe('what became of a text', () => {
  it.each([
    ['nothing', 'Press it.', 'Press it.', [' Press it.']],
    ['its first words', '', 'Press it.', ['+Press it.']],
    ['no words any more', 'Press it.', '', ['-Press it.']],
    ['another paragraph in its place', 'One.\n\nTwo.', 'One.\n\nThree.', [' One.', '-Two.', '+Three.']],
    ['a paragraph between', 'One.\nThree.', 'One.\nTwo.\nThree.', [' One.', '+Two.', ' Three.']],
    ['another order', 'One.\nTwo.', 'Two.\nOne.', ['-One.', ' Two.', '+One.']],
    ['nothing, where it was only set apart', 'One.\nTwo.', ' One.\n\n\nTwo. ', [' One.', ' Two.']],
  ])('is %s', (_, before, after, changes) => {
    expect(said(before, after)).toEqual(changes);
  });
});
