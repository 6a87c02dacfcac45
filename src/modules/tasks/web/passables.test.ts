import { expect, it } from 'vitest';
import type { CaseView } from '../../cases/contract.ts';
import { chosenOf, passablesOf } from './passables.ts';

const entry = (id: string, more: object) => ({
  ...{ id, kind: 'message', audience: 'customer', text: 'It hums.', files: [], stranger: null },
  ...{ author: { name: 'Bill' }, ...more },
});
const theCase = {
  customer: {
    things: [{ id: 't', make: 'Brewster', model: null, serial: 'MX-12' }],
    facts: [
      { id: 'f', text: 'Rehearses on Thursdays.', ended: null },
      { id: 'covered', text: null, ended: null },
      { id: 'old', text: 'Rehearses on Mondays.', ended: { by: 'Dana', at: '' } },
    ],
  },
  entries: [
    entry('first', { files: [{ id: 'p', name: 'hum.ogg' }] }),
    entry('own', { audience: 'company' }),
    entry('held', { stranger: { state: 'held' } }),
    entry('asked', { kind: 'task asked', audience: 'companies' }),
    entry('last', { kind: 'note', audience: 'companies' }),
  ],
} as unknown as CaseView;

it('offers what the desk may pass on of a case, the newest words first, and says what no customer read', () => {
  expect(passablesOf(theCase, null)).toEqual([
    { kind: 'thing', id: 't', text: 'Brewster MX-12' },
    { kind: 'fact', id: 'f', text: 'Rehearses on Thursdays.' },
    { kind: 'entry', id: 'last', text: 'Bill: It hums.', isNote: true },
    { kind: 'entry', id: 'first', text: 'Bill: It hums.', isNote: false },
    { kind: 'file', id: 'p', text: 'hum.ogg' },
  ]);
});

it('offers only what may be given to whoever is asked', () => {
  const kinds = passablesOf(theCase, ['thing', 'files', 'name']).map(({ kind }) => kind);
  expect(kinds).toEqual(['thing', 'file']);
});

it('passes on nothing that was not chosen, nor what is there no more', () => {
  const all = passablesOf(theCase, null);
  expect(chosenOf(all, [])).toEqual([]);
  expect(chosenOf(all, ['fact f', 'fact gone'])).toEqual([{ kind: 'fact', id: 'f' }]);
});
