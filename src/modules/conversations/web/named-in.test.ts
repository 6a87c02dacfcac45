import { describe, expect, it } from 'vitest';
import { namedIn, toldOf } from './named-in.ts';

const person = (id: string, name: string, organization = 'Clearline') => ({
  ...{ id, name, organization, place: null, role: 'agent' },
});
const people = [
  person('ann', 'Ann'),
  person('ann-lee', 'Ann Lee'),
  person('bo', 'Bo (nights)'),
  person('eva', 'Eva'),
  person('other-eva', 'Eva'),
];

describe('whom a note names', () => {
  it.each([
    ['@Ann please look', ['ann']],
    ['@Ann Lee, please look', ['ann-lee']],
    ['@Ann Lee and (@Ann)', ['ann', 'ann-lee']],
    ['@Annabel is a customer', []],
    ['write to ann@Ann.example', []],
    ['ask @Bo (nights).', ['bo']],
    ['@Eva', ['eva', 'other-eva']],
    ['Ann knows', []],
  ])('%s', (text, ids) => {
    expect(namedIn(text, people)).toEqual(ids);
  });
});

describe('who may be told of a note', () => {
  const me = { id: 'ann', organization: { id: 'c', name: 'Clearline', administrator: false } };
  const here = { people: [...people.slice(0, 2), person('leo', 'Leo', 'Harmon Audio')] };
  it.each([
    ['companies', ['ann-lee', 'leo']],
    ['company', ['ann-lee']],
  ] as const)('for the %s', (reader, ids) => {
    expect(toldOf(here, { reader, me }).map(({ id }) => id)).toEqual(ids);
  });
});
