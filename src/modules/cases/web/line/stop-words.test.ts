import { expect, it } from 'vitest';
import { i18n } from '../../../../web/i18n/i18n.ts';
import { entriesOf } from './a-line.fixture.ts';
import { sayStop } from './stop-words.ts';

it('says of a contact that it asks for a call, and of what the desk writes about it nothing', () => {
  const system = {
    kind: 'desk-system',
    id: 'desk',
    name: 'Harmon Audio',
    organization: null,
    organizationId: null,
  } as const;
  const entries = entriesOf([
    { at: 0, kind: 'contact', by: 'bill' },
    { at: 10, kind: 'contact', by: 'bill', taskId: 't', channel: 'page' },
    { at: 20, kind: 'task done', by: 'dana', taskId: 't', author: system },
  ]);
  expect(entries.map((_, index) => sayStop(entries, index, i18n.t).label)).toEqual([
    'writes',
    'asks to be called',
    null,
  ]);
});

it('says of a stop that was asked whether anybody heard of it', () => {
  const entries = entriesOf([
    { at: 0, kind: 'stop asked', by: 'desk', taskId: 't' },
    { at: 10, kind: 'stop asked', by: 'desk', taskId: 't', data: { unheard: true } },
  ]);
  expect(entries.map((_, index) => sayStop(entries, index, i18n.t).label)).toEqual([
    'asked to stop',
    'stop asked, not heard of there',
  ]);
});

it('says of a task that whoever asked takes it back', () => {
  const entries = entriesOf([
    { at: 0, kind: 'contact', by: 'bill' },
    { at: 10, kind: 'task asked', by: 'dana', taskId: 't', askedOf: 'Harmon Audio' },
    { at: 20, kind: 'task withdrawn', by: 'dana', taskId: 't' },
  ]);
  expect(entries.map((_, index) => sayStop(entries, index, i18n.t).label)).toEqual([
    'writes',
    'asks Harmon Audio',
    'takes it back',
  ]);
});
