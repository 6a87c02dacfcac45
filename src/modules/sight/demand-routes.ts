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

const causesOn = (place: Place, desk: string) => place.rows('cause_versions').filter(onDesk(desk));

const singleCause = (place: Place): Ask[] => {
  const url = (id: string) => `/api/causes/${id}`;
  const asks = [...new Set(place.world.causes.map(({ id }) => id))].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('causes').filter((row) => row.id === id);
    if (!one) return [{ url: url(id), absent: 'cause.not-found' }];
    if (others.length > 0) return [];
    return [{ url: url(id), shows: causesOn(place, one.desk_id).filter((row) => row.cause_id === id) }];
  });
  return [...asks, { url: url(unknownId), absent: 'cause.not-found' }];
};

export const demandReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/causes',
    door: 'staff',
    exact: ['cause_versions'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/causes`,
        (desk) => causesOn(place, desk),
      ),
  },
  { route: 'GET /api/causes/:cause', door: 'staff', exact: ['cause_versions'], asks: singleCause },
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
  figures('measures'),
  figures('measured-needs'),
  { route: 'GET /api/cases/:case/demand', door: 'staff', exact, opens: 'one', asks: ofCases },
];

const leads: Row<'roster'>['role'][] = ['accountable', 'lead'];

const words = { name: 'A rule', behind: 'rule', behindWords: 'Page 4', due: '2027-01-01T00:00:00Z' };
const nobody = { ownerId: unknownId, departmentId: null };

const ofType = (name: string, payload: (id: string) => object, roles: Row<'roster'>['role'][]): Write => ({
  route: `POST /api/demand-types/:type/${name}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'demand_types', {
      code: 'demand-type.not-found',
      sends: (id) => ({ url: `/api/demand-types/${id}/${name}`, payload: payload(id) }),
      refuses: (row) => (hasRole(place, row.desk_id, roles) ? undefined : forbidden),
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
  ofType('cause', () => ({ cause: null }), anyRole),
  {
    route: 'POST /api/desks/:desk/causes',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, anyRole),
        (desk) => ({ url: `/api/desks/${desk}/causes`, payload: { ...words, ...nobody } }),
      ),
  },
  {
    route: 'POST /api/causes/:cause/versions',
    door: 'staff',
    tries: (place) =>
      byId(place, 'causes', {
        code: 'cause.not-found',
        sends: (id) => ({
          url: `/api/causes/${id}/versions`,
          payload: { ...words, ...nobody, version: 1, removal: null },
        }),
        refuses: (row) =>
          hasRole(place, row.desk_id, leads) || row.owner_id === place.actor?.organization
            ? undefined
            : forbidden,
      }),
  },
  ofType('versions', () => ({ name: 'Called otherwise' }), leads),
  // With itself none is merged.
  ofType('merging', (into) => ({ into }), leads),
];
