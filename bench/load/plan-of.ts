import type { Filled } from '../fill/fill.ts';
import { commonWord, rareWord } from '../fill/words.ts';
import type { Plan } from './plan.ts';

type Planned = Pick<Plan, 'measure' | 'concurrency' | 'seconds' | 'seed'>;

const mostPeople = 8;

/** What is asked of a server that has the filled data: all of it on the largest desk. */
export function planOf({ filled, url }: { filled: Filled; url: string }, planned: Planned): Plan {
  const [desk] = filled.desks;
  if (!desk) throw new Error('there is a largest desk');
  return {
    ...planned,
    url,
    desk: desk.slug,
    tokens: desk.staff.slice(0, mostPeople).map((person) => person.token),
    cases: planned.measure === 'open' ? filled.longCases : filled.openCases,
    word: planned.measure === 'search-rare' ? rareWord : commonWord,
  };
}
