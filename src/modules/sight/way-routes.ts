import { absent, anyRole, byId, forbidden, hasRole } from './api-writes.ts';
import { familyOf } from './page-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** The words of what was told on every case that goes on in this one, too. */
const ofCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/ways`;
  const asks = [...new Set(place.world.cases.map(({ id }) => id))].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const along = familyOf(place.rows('cases').filter(onDesk(one.desk_id)), one);
    const told = place
      .rows('ways')
      .filter((row) => onDesk(one.desk_id)(row) && along.some((theCase) => theCase.id === row.case_id));
    const words = place
      .rows('entry_words')
      .filter((row) => onDesk(one.desk_id)(row) && told.some((way) => way.id === row.entry_id));
    return [{ url: url(id), shows: words }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

/** The words that stand on a gap as evidence, which opens their cases. */
export function toldOn(place: Place, { desk_id, id }: Row<'gaps'>): Row[] {
  const evidence = place.rows('gap_evidence').filter((row) => onDesk(desk_id)(row) && row.gap_id === id);
  return place
    .rows('entry_words')
    .filter((row) => onDesk(desk_id)(row) && evidence.some(({ way_id }) => way_id === row.entry_id));
}

export const wayReads: Read[] = [
  { route: 'GET /api/cases/:case/ways', door: 'staff', exact: ['entry_words'], opens: 'each', asks: ofCases },
  // All that was told there is taken up.
  {
    route: 'GET /api/ways',
    door: 'staff',
    exact: ['case_words', 'customers'],
    asks: () => [{ url: '/api/ways', shows: [] }],
  },
];

export const wayWrites: Write[] = [
  {
    route: 'POST /api/cases/:case/ways',
    door: 'staff',
    tries: (place) => {
      const said = (id: string) => place.rows('entries').find((row) => row.case_id === id)?.id;
      return byId(place, 'cases', {
        code: 'case.not-found',
        sends: (id) => ({ url: `/api/cases/${id}/ways`, payload: { entry: said(id) ?? unknownId } }),
        refuses: (row) => {
          if (!hasRole(place, row.desk_id, anyRole)) return forbidden;
          return said(row.id) ? undefined : absent('entry.not-found');
        },
      });
    },
  },
  {
    route: 'POST /api/ways/:way/takings',
    door: 'staff',
    tries: (place) =>
      byId(place, 'ways', {
        code: 'way.not-found',
        sends: (id) => ({ url: `/api/ways/${id}/takings`, payload: {} }),
        refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
      }),
  },
];
