import { v7 as uuid } from 'uuid';
import type { Filled } from '../fill/fill.ts';
import { aMessage, aName, aSubject, commonWord, rareWord } from '../fill/words.ts';
import type { Person } from '../fill/world.ts';
import type { Asked } from '../load/requests.ts';
import type { Random } from '../random.ts';

/** How often of a hundred somebody does each thing, as a day at a desk goes. */
const habits: [share: number, what: What][] = [
  [20, 'today'],
  [30, 'open'],
  [8, 'search'],
  [8, 'say'],
  [6, 'note'],
  [4, 'create'],
  [12, 'draft'],
  [12, 'presence'],
];
type What = 'today' | 'open' | 'search' | 'say' | 'note' | 'create' | 'draft' | 'presence';

const everyHabit = habits.flatMap(([share, what]) => Array<What>(share).fill(what));

/** The next request that somebody of the largest desk makes, and in whose name. */
export function peopleOf(
  { desks, openCases }: Filled,
  random: Random,
): () => { asked: Asked; token: string } {
  const [desk] = desks;
  if (!desk) throw new Error('there is a largest desk');
  const tabs = new Map(desk.staff.map((person) => [person, uuid()]));
  let turn = 0;
  // One after another: two who write on one case at once would rightly meet.
  const nextCase = () => openCases[turn++ % openCases.length] ?? '';
  return () => {
    const person = random.of(desk.staff);
    const place = { slug: desk.slug, theCase: nextCase(), tab: tabs.get(person) ?? '' };
    return { asked: askedBy(random, random.of(everyHabit), place), token: person.token };
  };
}

export const tokensOf = ({ desks }: Filled): string[] =>
  desks[0]?.staff.map(({ token }: Person) => token) ?? [];

type Place = { slug: string; theCase: string; tab: string };

function askedBy(random: Random, what: What, { slug, theCase, tab }: Place): Asked {
  const onCase = `/api/cases/${theCase}`;
  switch (what) {
    case 'today':
      return { method: 'GET', path: '/api/today', status: 200 };
    case 'open':
      return { method: 'GET', path: onCase, status: 200 };
    case 'search':
      return { method: 'GET', path: `/api/search?q=${random.of([commonWord, rareWord])}`, status: 200 };
    case 'say':
    case 'note': {
      const body = { text: aMessage(random), audience: what === 'say' ? 'customer' : 'companies' };
      return { method: 'POST', path: `${onCase}/messages`, body, status: 201 };
    }
    case 'create': {
      const customer = { name: aName(random), address: `${uuid()}@new.example` };
      const body = { subject: aSubject(random), text: aMessage(random), customer };
      return { method: 'POST', path: `/api/desks/${slug}/cases`, body, status: 201 };
    }
    case 'draft': {
      const window = { tab, version: 0, seen: 0 };
      const body = { ...window, text: aMessage(random), stands: null, nextWordBy: null, fileIds: [] };
      return { method: 'PATCH', path: `${onCase}/drafts/companies`, body, status: 200 };
    }
    case 'presence':
      return { method: 'PATCH', path: `${onCase}/presence`, body: { tab, doing: 'looking' }, status: 200 };
  }
}
