import { describe, expect, it } from 'vitest';
import { rowToGoOnAt } from './back-at-row.ts';

describe('a list to which somebody comes back from a case', () => {
  it.each([
    ['goes on at the case where it stands as before', 'b', 'a b c', 'a b c', 'b'],
    ['goes on at the case where others came before it', 'b', 'a b c', 'x a b c', 'b'],
    ['goes on at the next one where the case has moved on', 'b', 'a b c', 'a c b', 'c'],
    ['goes on at the next one where the case has gone', 'b', 'a b c', 'a c', 'c'],
    ['goes on at the one after that where the next one has gone, too', 'a', 'a b c', 'c', 'c'],
    ['goes on at the case where it was last', 'c', 'a b c', 'a b c', 'c'],
    ['goes on at the case where another list led to it', 'b', 'x y', 'a b c', 'b'],
    ['begins at its top where nothing is left of it', 'c', 'a b c', 'a b', undefined],
  ])('%s', (_, left, before, now, wanted) => {
    expect(rowToGoOnAt(left, before.split(' '), now.split(' '))).toBe(wanted);
  });
});
