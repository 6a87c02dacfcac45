import { expect, it } from 'vitest';
import type { EntryKind, EntryView } from '../../cases/contract.ts';
import { openTasksOf } from './open-tasks.ts';

const entry = (kind: EntryKind, taskId: string | null) => ({ kind, taskId }) as EntryView;

it('knows which tasks of a case wait for an answer', () => {
  const line = [
    entry('contact', null),
    entry('task asked', 'a'),
    entry('task asked', 'b'),
    entry('task accepted', 'a'),
    entry('task done', 'b'),
    entry('task asked', 'c'),
    entry('task declined', 'c'),
    entry('contact', 'd'),
    entry('task withdrawn', 'd'),
    entry('contact', 'e'),
  ];
  expect(openTasksOf(line)).toEqual(['a', 'e']);
});
