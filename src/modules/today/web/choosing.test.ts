import { describe, expect, it } from 'vitest';
import { mostAtOnce } from '../contract.ts';
import {
  type Chosen,
  chosenAfter,
  extentOf,
  firstOf,
  nobodyChosen,
  offeredToNobody,
  stillChosen,
} from './choosing.ts';

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

describe('choosing all', () => {
  const many = Array.from({ length: mostAtOnce + 2 }, (_, place) => ({ id: `${place}` }));
  const first = many.slice(0, mostAtOnce);

  it('takes as many from the top as something can be done to at once', () => {
    expect([...firstOf(many)]).toEqual(first.map(({ id }) => id));
    expect([...firstOf(shown.map((id) => ({ id })))]).toEqual(shown);
  });

  it('leaves out what waits for somebody who was offered it', () => {
    const offered = many.map((row, place) => ({ ...row, offeredTo: place < 2 ? { name: 'Tom' } : null }));
    expect([...firstOf(offeredToNobody(offered))]).toEqual(many.slice(2).map(({ id }) => id));
  });

  it.each([
    ['some', many.slice(1, 9), many, 'fitting'],
    ['as many as can be, and all that are shown', first, first, 'fitting'],
    ['as many as can be, with others left below', first, many, 'first'],
    ['as many as can be, but not from the top', many.slice(1, mostAtOnce + 1), many, 'fitting'],
    ['more than can be', many.slice(1), many, 'too many'],
  ])('says how far %s reach', (_, chosen, of, extent) => {
    expect(extentOf(chosen, of)).toBe(extent);
  });
});
