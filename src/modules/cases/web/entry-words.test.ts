import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { EntryKind, EntryView } from '../contract.ts';
import { sayEntry } from './entry-words.ts';

const entry = (kind: EntryKind, data: Record<string, unknown> = {}) =>
  ({ kind, data, author: { name: 'Dana Okafor' } }) as EntryView;

it.each([
  [entry('message'), 'Dana Okafor answered'],
  [entry('next word missed'), 'The next word was missed'],
  [entry('sender admitted', { admitted: true }), 'Dana Okafor admitted a sender'],
  [entry('sender admitted', { admitted: false }), 'Dana Okafor did not admit a sender'],
  [entry('ended', { outcome: 'gave up' }), 'The case ended: the customer gave up'],
  [entry('ended', { outcome: 'some word of a later version' }), 'The case ended'],
])('%j is said as %s', (happened, said) => {
  expect(sayEntry(happened, i18n.t)).toBe(said);
});
