import { listed } from './desk-reads.ts';
import { isOwnDraft } from './model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import type { Row } from './world.ts';

const isOf = (one: Row<'cases'>) => (row: { desk_id: string; case_id: string }) =>
  onDesk(one.desk_id)(row) && row.case_id === one.id;

function myDrafts(place: Place): Ask[] {
  const drafts = place.rows('drafts').filter((row) => place.actor && isOwnDraft(place.actor, place.my, row));
  const begun = place.rows('cases').filter((one) => drafts.some(isOf(one)));
  return [{ url: '/api/drafts', shows: listed(place, begun) }];
}

/** What belongs to a case and is asked for apart from it. */
const ofCase =
  (name: string, shows: (place: Place, one: Row<'cases'>) => Row[]) =>
  (place: Place): Ask[] => {
    const url = (id: string) => `/api/cases/${id}/${name}`;
    const asks = place.world.cases.flatMap(({ id }): Ask[] => {
      const named = place.rows('cases').filter((row) => row.id === id && place.my.onDesk(row.desk_id));
      const [one] = named;
      if (named.length > 1) return [];
      return [{ url: url(id), ...(one ? { shows: shows(place, one) } : { absent: 'case.not-found' }) }];
    });
    return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
  };

function present(place: Place, one: Row<'cases'>): Row[] {
  const here = place
    .rows('presence')
    .filter((row) => isOf(one)(row) && row.until > 0 && row.person_id !== place.my.person);
  return place.world.persons.filter((row) => here.some(({ person_id }) => person_id === row.id));
}

export const unsentReads: Read[] = [
  { route: 'GET /api/drafts', door: 'staff', exact: ['case_words', 'customers', 'drafts'], asks: myDrafts },
  {
    route: 'GET /api/cases/:case/drafts',
    door: 'staff',
    exact: ['drafts'],
    asks: ofCase('drafts', ({ rows }, one) => rows('drafts').filter(isOf(one))),
  },
  {
    route: 'GET /api/cases/:case/presence',
    door: 'staff',
    exact: ['persons'],
    asks: ofCase('presence', present),
  },
  { route: 'GET /api/cases/:case/snooze', door: 'staff', exact: [], asks: ofCase('snooze', () => []) },
];
