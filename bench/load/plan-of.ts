import type { Filled } from '../fill/fill.ts';
import { commonWord, rareWord } from '../fill/words.ts';
import type { Plan } from './plan.ts';

type Planned = Pick<Plan, 'measure' | 'concurrency' | 'seconds' | 'seed'>;

const mostPeople = 8;

/** What the client looks at on a desk where much is done for it. */
export const ofClient = ['what-we-wait-for', 'what-i-hand-off', 'roster', 'tasks', 'this-morning'] as const;
export const isOfClient = (measure: string): measure is (typeof ofClient)[number] =>
  (ofClient as readonly string[]).includes(measure);

/** What is asked of a server that has the filled data: all of it on the largest desk. */
export function planOf({ filled, url }: { filled: Filled; url: string }, planned: Planned): Plan {
  const [desk] = filled.desks;
  if (!desk) throw new Error('there is a largest desk');
  return {
    ...planned,
    url,
    desk: desk.slug,
    // The first is of the client.
    tokens: desk.staff.slice(0, isOfClient(planned.measure) ? 1 : mostPeople).map((person) => person.token),
    cases: planned.measure === 'open' ? filled.longCases : filled.openCases,
    word: planned.measure === 'search-rare' ? rareWord : commonWord,
  };
}
