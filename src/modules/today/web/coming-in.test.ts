import { describe, expect, it } from 'vitest';
import { heldBack, namesAbove, type Today } from './coming-in.ts';

const row = (id: string) => ({ id }) as Today['offered'][number];
const lists = { calls: [], late: [], offered: [], standIn: [], strangers: [], missed: [], snoozed: [] };
const today = (part: Partial<Today>): Today => ({ items: [], next: null, ...lists, ...part });

describe('what comes in above a list', () => {
  it('waits until it is wanted, each by where it would stand', () => {
    const before = today({ items: [row('a')], offered: [row('b')] });
    const after = today({ items: [row('a')], offered: [row('c'), row('b')], strangers: [row('b')] });
    const { shown, comingIn } = heldBack(after, namesAbove(before));
    expect(shown).toEqual(before);
    expect(comingIn).toEqual([
      { what: 'offered', row: row('c') },
      { what: 'strangers', row: row('b') },
    ]);
    expect(heldBack(after, namesAbove(after))).toEqual({ shown: after, comingIn: [] });
  });

  it('stands there at once where nothing is shown that it would move', () => {
    const after = today({ offered: [row('a')] });
    expect(heldBack(after, namesAbove(today({})))).toEqual({ shown: after, comingIn: [] });
  });
});
