import type { Branch, Stop } from '../../../../ui/line/story.ts';
import type { EntryView } from '../../contract.ts';

type On = { stops: readonly Stop[]; carriers: readonly number[]; laneOf: (company: string | null) => number };

const finals = new Set(['task done', 'task declined', 'task returned', 'task withdrawn', 'task lapsed']);

/** Whether it has been settled since it was asked for the last time. */
const isOver = (kinds: readonly string[]) =>
  kinds.slice(kinds.lastIndexOf('task asked again') + 1).some((kind) => finals.has(kind));

export function branchesOf(entries: readonly EntryView[], on: On): Branch[] {
  return [...tasks(entries, on), ...visits(entries, on)];
}

function tasks(entries: readonly EntryView[], { stops, carriers, laneOf }: On): Branch[] {
  return entries.flatMap((entry, from) => {
    if (entry.kind !== 'task asked') return [];
    const answers = indexesOf(entries, (one) => one.taskId === entry.taskId && one.id !== entry.id);
    const [first = from] = answers;
    const lane = answers.length > 0 ? stops[first]?.lane : laneOf(entry.askedOf);
    if (lane === undefined || lane === 0 || lane === stops[from]?.lane || lane === carriers[from]) return [];
    const own = answers.filter((index) => stops[index]?.lane === lane);
    return [{ lane, from, stops: own, returns: isOver(answers.map((at) => entries[at]?.kind ?? '')) }];
  });
}

/** What a company beside the one that has it did of its own accord, one stay for each run of it. */
function visits(entries: readonly EntryView[], { stops, carriers }: On): Branch[] {
  const runs: Branch[] = [];
  let broken = true;
  for (const [index, entry] of entries.entries()) {
    const lane = stops[index]?.lane ?? 0;
    if (lane === carriers[index]) broken = true;
    const answersTask = entry.taskId !== null && entry.kind !== 'task asked';
    if (lane === 0 || lane === carriers[index] || answersTask) continue;
    const run = runs.at(-1);
    if (!broken && run?.lane === lane) run.stops.push(index);
    else runs.push({ lane, from: null, stops: [index], returns: true });
    broken = false;
  }
  return runs;
}

function indexesOf(entries: readonly EntryView[], is: (entry: EntryView) => boolean): number[] {
  return entries.flatMap((entry, index) => (is(entry) ? [index] : []));
}
