import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import { deskShown, filtered, filtersOf, statesFor } from './filter.ts';

const dana = '01900000-0000-7000-8000-000000000001';
const nothing = { owner: undefined, desk: undefined, state: undefined };

describe('the filters that an address names', () => {
  it.each([
    [{}, nothing],
    [
      { owner: 'everybody', desk: 'harmon', state: 'ended' },
      { owner: 'everybody', desk: 'harmon', state: 'ended' },
    ],
    [{ owner: dana }, { ...nothing, owner: dana }],
    [{ owner: 'Dana', desk: 7, state: 'lost' }, nothing],
  ])('of %o are %o', (search, filters) => {
    expect(filtersOf(search)).toEqual(filters);
  });

  it('offer what is over only where the list can hold it', () => {
    expect(statesFor({})).not.toContain('ended');
    expect(statesFor({ owner: 'everybody' })).toContain('ended');
    expect(statesFor({ owner: dana })).toContain('ended');
  });
});

describe('the desk that is shown', () => {
  const desks = ['first', 'second'].map((slug) => ({ slug })) as Me['desks'];
  it.each([
    [{}, undefined],
    [{ desk: 'second' }, 'second'],
    [{ desk: 'gone' }, undefined],
    [{ owner: 'everybody' }, 'first'],
    [{ owner: dana, desk: 'gone' }, 'first'],
    [{ owner: dana, desk: 'second' }, 'second'],
  ])('for %o is %s', (filters, slug) => {
    expect(deskShown(filters, desks)?.slug).toBe(slug);
  });
});

it('keeps the order of the rows that fit', () => {
  const rows = [
    { id: '1', deskId: 'a', state: 'open' },
    { id: '2', deskId: 'b', state: 'done' },
    { id: '3', deskId: 'a', state: 'done' },
  ] as CaseRow[];
  const ids = (filter: Parameters<typeof filtered>[1]) => filtered(rows, filter).map(({ id }) => id);
  expect(ids({ deskId: undefined })).toEqual(['1', '2', '3']);
  expect(ids({ deskId: 'a' })).toEqual(['1', '3']);
  expect(ids({ deskId: undefined, state: 'done' })).toEqual(['2', '3']);
});
