import { describe, expect, it } from 'vitest';
import type { Me } from '../../people/contract.ts';
import type { View } from '../contract.ts';
import { filtersOfView, viewOf, viewShown } from './views.ts';

const desksOf = (...slugs: string[]) => slugs.map((slug) => ({ slug })) as Me['desks'];
const view = (name: string, filters: Partial<View>) =>
  ({ name, owner: null, state: null, desk: 'harmon', everywhere: false, ...filters }) as View;

describe('the view that is shown', () => {
  const views = [
    view('all', { owner: 'everybody' }),
    view('ended', { owner: 'everybody', state: 'ended' }),
    view('mine here', { state: 'open' }),
    view('mine everywhere', { state: 'open', everywhere: true }),
  ];
  it.each([
    [{ owner: 'everybody' }, ['harmon'], 'all'],
    [{ owner: 'everybody', desk: 'harmon', state: 'ended' as const }, ['harmon', 'other'], 'ended'],
    [{ owner: 'everybody', desk: 'other' }, ['harmon', 'other'], undefined],
    [{ state: 'open' as const }, ['harmon', 'other'], 'mine everywhere'],
    [{ state: 'open' as const, desk: 'harmon' }, ['harmon', 'other'], 'mine here'],
    [{}, ['harmon'], undefined],
  ])('for %o on %o is %s', (filters, slugs, name) => {
    expect(viewShown(views, filters, desksOf(...slugs))?.name).toBe(name);
  });
});

describe('filters that are kept', () => {
  it.each([
    [{ owner: 'everybody' }, ['harmon'], { desk: 'harmon', everywhere: false, owner: 'everybody' }],
    [{ state: 'done' as const }, ['harmon'], { desk: 'harmon', everywhere: false, state: 'done' }],
    [{ state: 'done' as const }, ['harmon', 'other'], { desk: 'harmon', everywhere: true, state: 'done' }],
    [{ desk: 'other' }, ['harmon', 'other'], { desk: 'other', everywhere: false }],
  ])('%o on %o are %o', (filters, slugs, kept) => {
    expect(viewOf(filters, desksOf(...slugs))).toEqual(kept);
  });

  it('are the filters of their view again', () => {
    expect(filtersOfView(view('x', { owner: 'everybody', state: 'ended' }))).toEqual({
      owner: 'everybody',
      state: 'ended',
      desk: 'harmon',
    });
    expect(filtersOfView(view('x', { everywhere: true }))).toEqual({});
  });
});
