import { describe, expect, it } from 'vitest';
import { type Chosen, chosenAfter, nobodyChosen, stillChosen } from './choosing.ts';

const shown = ['a', 'b', 'c', 'd', 'e'];

/** Presses such as `b` for one and `D` for all up to it. */
const after = (presses: string): Chosen =>
  [...presses].reduce(
    (chosen, press) =>
      chosenAfter(chosen, press.toLowerCase(), { range: press !== press.toLowerCase(), shown }),
    nobodyChosen,
  );

describe('choosing rows', () => {
  it.each([
    ['b', 'b'],
    ['bd', 'bd'],
    ['bdb', 'd'],
    ['bD', 'bcd'],
    ['dB', 'bcd'],
    ['B', 'b'],
    ['aCE', 'abcde'],
    ['abbD', 'abcd'],
  ])('by %s chooses %s', (presses, chosen) => {
    expect([...after(presses).ids].sort().join('')).toBe(chosen);
  });

  it('begins anew where the last one has left the list', () => {
    const { ids } = chosenAfter({ ids: new Set(['x']), last: 'x' }, 'c', { range: true, shown });
    expect([...ids].sort()).toEqual(['c', 'x']);
  });

  it('acts only upon what is still shown, in the order shown', () => {
    const rows = shown.map((id) => ({ id }));
    expect(stillChosen({ ids: new Set(['x', 'e', 'a']), last: null }, rows)).toEqual([
      { id: 'a' },
      { id: 'e' },
    ]);
  });
});
