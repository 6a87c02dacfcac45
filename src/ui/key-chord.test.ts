import { describe, expect, it } from 'vitest';
import { chordOf, keyName } from './key-chord.ts';

const bound = ['j', 't', 'g t'];

describe('a press of a key', () => {
  it('is what it is bound to', () => {
    expect(chordOf(null, { key: 'j', at: 0 }, bound)).toBe('j');
    expect(chordOf(null, { key: 'x', at: 0 }, bound)).toBeNull();
  });

  it('completes two in a row, instead of acting by itself', () => {
    expect(chordOf({ key: 'g', at: 0 }, { key: 't', at: 400 }, bound)).toBe('g t');
  });

  it('stands alone when the first was long ago or another', () => {
    expect(chordOf({ key: 'g', at: 0 }, { key: 't', at: 5_000 }, bound)).toBe('t');
    expect(chordOf({ key: 'j', at: 0 }, { key: 't', at: 400 }, bound)).toBe('t');
  });
});

it.each([
  ['Escape', 'esc'],
  ['X', 'shift x'],
  ['x', 'x'],
  ['?', '?'],
  ['Enter', 'Enter'],
])('%s is bound as %s', (key, name) => {
  expect(keyName(key)).toBe(name);
});
