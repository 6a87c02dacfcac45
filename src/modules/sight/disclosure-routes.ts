import { anyRole, byId, forbidden, hasRole, ofCase, speakers } from './api-writes.ts';
import { listed, underDesks } from './desk-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** What each says, with the case it stands on. */
const told = (place: Place, setbacks: { desk_id: string; id: string; case_id: string }[]): Row[] => [
  ...place
    .rows('entry_words')
    .filter((row) => setbacks.some((one) => onDesk(one.desk_id)(row) && one.id === row.entry_id)),
  ...listed(
    place,
    place
      .rows('cases')
      .filter((row) => setbacks.some((one) => onDesk(one.desk_id)(row) && one.case_id === row.id)),
  ),
];

const ofCases =
  (what: 'setbacks' | 'extra-steps') =>
  (place: Place): Ask[] => {
    const url = (id: string) => `/api/cases/${id}/${what}`;
    const asks = place.world.cases.flatMap(({ id }): Ask[] => {
      const named = place.rows('cases').filter((row) => row.id === id);
      const [one] = named;
      if (named.length > 1) return [];
      if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
      const all = place.rows(what === 'setbacks' ? 'setbacks' : 'extra_steps');
      const here = all.filter((row) => onDesk(one.desk_id)(row) && row.case_id === id);
      return [{ url: url(id), shows: told(place, here) }];
    });
    return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
  };

/** None of them was told to its customer. */
function mine(place: Place): Ask[] {
  const concerns = (one: Row<'setbacks'>) => {
    const theCase = place.rows('cases').find((row) => onDesk(one.desk_id)(row) && row.id === one.case_id);
    const entry = place.rows('entries').find((row) => onDesk(one.desk_id)(row) && row.id === one.id);
    const me = place.my.person;
    return (
      theCase?.owner_id === me ||
      entry?.author_id === me ||
      hasRole(place, one.desk_id, ['lead', 'accountable'])
    );
  };
  return [{ url: '/api/setbacks', shows: told(place, place.rows('setbacks').filter(concerns)) }];
}

export const disclosureReads: Read[] = [
  {
    route: 'GET /api/cases/:case/extra-steps',
    door: 'staff',
    exact: ['entry_words'],
    asks: ofCases('extra-steps'),
  },
  {
    route: 'GET /api/desks/:desk/extra-steps',
    door: 'staff',
    exact: ['entry_words'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/extra-steps`,
        (desk) => told(place, place.rows('extra_steps').filter(onDesk(desk))),
      ),
  },
  {
    route: 'GET /api/cases/:case/setbacks',
    door: 'staff',
    exact: ['entry_words'],
    asks: ofCases('setbacks'),
  },
  {
    route: 'GET /api/desks/:desk/disclosure-lag',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/disclosure-lag`,
        () => [],
      ),
  },
  {
    route: 'GET /api/setbacks',
    door: 'staff',
    exact: ['entry_words', 'case_words', 'customers'],
    asks: mine,
  },
];

const ofSetback = (name: string, payload: (place: Place) => object, roles = anyRole): Write => ({
  route: `POST /api/setbacks/:setback/${name}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'setbacks', {
      code: 'setback.not-found',
      sends: (id) => ({ url: `/api/setbacks/${id}/${name}`, payload: payload(place) }),
      refuses: (row) => (hasRole(place, row.desk_id, roles) ? undefined : forbidden),
    }),
});

export const disclosureWrites: Write[] = [
  ofCase('extra-steps', { around: 'the receipt' }, anyRole),
  {
    route: 'POST /api/extra-steps/:step/thanks',
    door: 'staff',
    tries: (place) =>
      byId(place, 'extra_steps', {
        code: 'extra-step.not-found',
        sends: (id) => ({ url: `/api/extra-steps/${id}/thanks`, payload: {} }),
        refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
      }),
  },
  ofCase('setbacks', { what: 'it broke on the way' }, anyRole),
  ofSetback('tellings', () => ({ telling: { text: 'it broke on the way' } }), speakers),
  ofSetback('knowings', ({ actor }) => ({
    at: '2020-01-01T09:00:00.000Z',
    organizationId: actor?.organization ?? unknownId,
  })),
];
