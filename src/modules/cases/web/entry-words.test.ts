import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { EntryKind, EntryView } from '../contract.ts';
import { sayEntry } from './entry-words.ts';

const entry = (kind: EntryKind, data: Record<string, unknown> = {}) =>
  ({ kind, data, taskId: null, author: { kind: 'person', name: 'Dana Okafor' } }) as unknown as EntryView;
const ofCall = (kind: EntryKind, author: Partial<EntryView['author']>) =>
  ({
    ...entry(kind),
    taskId: 't',
    author: { kind: 'desk-system', name: 'Harmon Audio', ...author },
  }) as EntryView;
const bill = { kind: 'customer', name: 'Bill Navarro' } as const;

it.each([
  [entry('message'), 'Dana Okafor answered'],
  [entry('rhythm chosen', { rhythm: 'weekly' }), 'Dana Okafor chose to hear weekly'],
  [entry('rhythm chosen', { rhythm: null }), 'Dana Okafor chose how often to hear'],
  [
    entry('wishes chosen', { wishedChannel: 'text', quiet: { from: '22:00', until: '07:00' } }),
    'Dana Okafor chose to hear by text, but not from 22:00 to 07:00',
  ],
  [
    entry('wishes chosen', { wishedChannel: null, quiet: null }),
    'Dana Okafor chose to hear where they wrote last, at any hour',
  ],
  [
    entry('wishes chosen', { wishedChannel: 'pigeon', quiet: null }),
    'Dana Okafor chose how and when to hear',
  ],
  [
    entry('contact', { asks: 'date', of: 'told', on: '2026-12-04' }),
    'Dana Okafor asked for another date: 4 Dec 2026',
  ],
  [entry('stop asked'), 'Whoever does it was asked to stop'],
  [entry('stop asked', { unheard: true }), 'Whoever does it has not heard that they ask to stop it'],
  [entry('next word missed'), 'The next word was missed'],
  [entry('sender admitted', { admitted: true }), 'Dana Okafor admitted a sender'],
  [entry('sender admitted', { admitted: false }), 'Dana Okafor did not admit a sender'],
  [entry('ended', { outcome: 'gave up' }), 'The case ended: the customer gave up'],
  [{ ...entry('task asked'), taskId: 't', askedOf: 'Clearline' }, 'Dana Okafor asked Clearline'],
  [{ ...entry('task asked'), taskId: 't', askedOf: null }, 'Dana Okafor asked for help'],
  [{ ...entry('task withdrawn'), taskId: 't' }, 'Dana Okafor took the question back'],
  [ofCall('contact', bill), 'Bill Navarro asked to be called'],
  [ofCall('task withdrawn', bill), 'Bill Navarro needs no call any more'],
  [ofCall('task done', {}), 'The call was made'],
  [ofCall('task withdrawn', {}), 'The call is not needed any more'],
  [ofCall('task asked', {}), 'The call goes on here'],
  [ofCall('task done', { kind: 'person', name: 'Dana Okafor' }), 'Dana Okafor did the task'],
  [{ ...entry('task done', { chosen: 1 }), taskId: 't' }, 'Dana Okafor answered the question'],
  [entry('ended', { outcome: 'some word of a later version' }), 'The case ended'],
])('%j is said as %s', (happened, said) => {
  expect(sayEntry(happened, i18n.t)).toBe(said);
});
