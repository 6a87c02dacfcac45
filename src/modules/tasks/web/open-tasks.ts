import type { EntryView } from '../../cases/contract.ts';

const closing = new Set(['task declined', 'task done', 'task returned', 'task withdrawn', 'task lapsed']);

/** The tasks of a case that wait for an answer, as its line tells. */
export function openTasksOf(entries: readonly EntryView[]): string[] {
  const open = new Set<string>();
  for (const { kind, taskId } of entries) {
    if (taskId === null) continue;
    if (kind === 'task asked' || kind === 'task asked again' || kind === 'contact') open.add(taskId);
    if (closing.has(kind)) open.delete(taskId);
  }
  return [...open];
}
