import type { EntryView } from '../../cases/contract.ts';

/** What stands in the conversation: something said, something split off, something asked with what came of it, or something that happened. */
export type Item =
  | { as: 'split'; entry: EntryView }
  | { as: 'said'; entry: EntryView }
  | { as: 'asked'; entry: EntryView; answers: EntryView[] }
  | { as: 'happened'; entry: EntryView };

/** The entries of a case as a conversation. Answers on a task stand with what was asked, wherever they came in time. */
export function threadOf(entries: readonly EntryView[]): Item[] {
  const asked = new Set(entries.filter(({ kind }) => kind === 'task asked').map(({ taskId }) => taskId));
  return entries.flatMap((entry): Item[] => {
    if (entry.kind === 'task asked') {
      const answers = entries.filter(({ taskId, id }) => taskId === entry.taskId && id !== entry.id);
      return [{ as: 'asked', entry, answers }];
    }
    if (entry.taskId !== null && asked.has(entry.taskId)) return [];
    if (entry.kind === 'receipt') return [];
    if (entry.kind === 'split') return [{ as: 'split', entry }];
    return [isSaid(entry) ? { as: 'said', entry } : { as: 'happened', entry }];
  });
}

const settled = new Set(['task declined', 'task done', 'task returned', 'task withdrawn', 'task lapsed']);

/** Whether nobody waits any more for an answer to what was asked. */
export const isSettled = (answers: readonly EntryView[]): boolean =>
  answers
    .slice(answers.findLastIndex(({ kind }) => kind === 'task asked again') + 1)
    .some(({ kind }) => settled.has(kind));

function isSaid(entry: EntryView): boolean {
  if (entry.kind === 'contact' || entry.kind === 'call') return true;
  return entry.text !== null || entry.html !== null || entry.files.length > 0;
}
