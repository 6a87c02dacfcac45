import { describe, expect, it } from 'vitest';
import type { EntryKind, EntryView } from '../../cases/contract.ts';
import { isSettled, threadOf } from './thread.ts';

const entry = (id: string, kind: EntryKind, more: Partial<EntryView> = {}): EntryView => ({
  id,
  kind,
  audience: 'companies',
  channel: null,
  author: { kind: 'person', id: 'dana', name: 'Dana Okafor', organization: 'Clearline', organizationId: 'c' },
  at: '2026-03-11T12:00:00Z',
  writtenAt: null,
  text: null,
  html: null,
  stands: null,
  due: null,
  files: [],
  stranger: null,
  delivery: null,
  waits: null,
  taskId: null,
  askedOf: null,
  data: {},
  ...more,
});

const shape = (entries: EntryView[]) =>
  threadOf(entries).map((item) => [
    item.as,
    item.entry.id,
    ...('answers' in item ? item.answers.map((one) => one.id) : []),
  ]);

describe('the conversation of a case', () => {
  it('keeps the order, with what was said apart from what happened', () => {
    const entries = [
      entry('1', 'contact', { text: 'Nothing on the mains.' }),
      entry('2', 'next word missed'),
      entry('3', 'message', { text: 'Press it in.' }),
    ];
    expect(shape(entries)).toEqual([
      ['said', '1'],
      ['happened', '2'],
      ['said', '3'],
    ]);
  });

  it('puts the answers on a task below what was asked', () => {
    const entries = [
      entry('1', 'task asked', { taskId: 't', text: 'Does the sheet mention it?' }),
      entry('2', 'note', { text: 'Waiting.' }),
      entry('3', 'task done', { taskId: 't', text: 'Page 4 has it wrong.' }),
    ];
    expect(shape(entries)).toEqual([
      ['asked', '1', '3'],
      ['said', '2'],
    ]);
  });

  it('still shows an answer whose question one may not see', () => {
    expect(shape([entry('1', 'task done', { taskId: 't', text: 'Stopped.' })])).toEqual([['said', '1']]);
  });

  it('shows a call without words, for somebody rang', () => {
    expect(shape([entry('1', 'contact', { channel: 'phone' })])).toEqual([['said', '1']]);
  });

  it('leaves out what only the line needs', () => {
    expect(shape([entry('1', 'receipt')])).toEqual([]);
  });
});

it('knows what is still asked', () => {
  expect(isSettled([])).toBe(false);
  expect(isSettled([entry('1', 'task accepted', { taskId: 't' })])).toBe(false);
  expect(isSettled([entry('1', 'task accepted', { taskId: 't' }), entry('2', 'task withdrawn')])).toBe(true);
  const again = [entry('1', 'task done'), entry('2', 'task asked again')];
  expect(isSettled(again)).toBe(false);
  expect(isSettled([...again, entry('3', 'task done')])).toBe(true);
});
