import { anyRole, byId, forbidden, hasRole, ofCase } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { ofDesk } from './desk-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** Of which type somebody said that the contacts of a case are. */
const ofCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/demand`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const marks = place.rows('demand_marks').filter((row) => onDesk(one.desk_id)(row) && row.case_id === id);
    const isMarked = (row: Row<'demand_types'>) =>
      onDesk(one.desk_id)(row) && marks.some(({ type_id }) => type_id === row.id);
    return [{ url: url(id), shows: place.rows('demand_types').filter(isMarked) }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

const exact: Read['exact'] = ['demand_types'];

/** Which weeks are whole depends on the day: of what is counted only that it is nobody else's. */
const figures = (name: string): Read => ({
  route: `GET /api/desks/:desk/${name}`,
  door: 'staff',
  exact: [],
  asks: (place) =>
    underDesks(
      place,
      (desk) => `/api/desks/${desk}/${name}`,
      () => [],
    ),
});

export const demandReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/demand-types',
    door: 'staff',
    exact,
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/demand-types`,
        (desk) => place.rows('demand_types').filter(onDesk(desk)),
      ),
  },
  figures('demand'),
  figures('demand-contacts'),
  { route: 'GET /api/cases/:case/demand', door: 'staff', exact, opens: 'one', asks: ofCases },
];

const leads = ['accountable', 'lead'] as const;

const ofType = (name: string, payload: (id: string) => object): Write => ({
  route: `POST /api/demand-types/:type/${name}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'demand_types', {
      code: 'demand-type.not-found',
      sends: (id) => ({ url: `/api/demand-types/${id}/${name}`, payload: payload(id) }),
      refuses: (row) => (hasRole(place, row.desk_id, [...leads]) ? undefined : forbidden),
    }),
});

export const demandWrites: Write[] = [
  ofCase('demand-marks', { demand: 'value' }, anyRole),
  {
    route: 'POST /api/desks/:desk/demand-types',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, anyRole),
        (desk) => ({ url: `/api/desks/${desk}/demand-types`, payload: { demand: 'failure', name: 'Late' } }),
      ),
  },
  ofType('versions', () => ({ name: 'Called otherwise' })),
  // With itself none is merged.
  ofType('merging', (into) => ({ into })),
];
