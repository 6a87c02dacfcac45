import { absent, byId, forbidden, hasRole, ofCase, speakers } from './api-writes.ts';
import { ofDesk } from './desk-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Write } from './route-matrix.ts';

const written = {
  ...{ direction: 'in', outcome: 'reached', customerId: null, caseId: null, asked: '', name: null },
  ...{
    address: '',
    said: 'so far',
    told: '',
    note: '',
    stands: null,
    nextWordBy: null,
    danger: null,
    tab: unknownId,
    version: 0,
  },
};

const keeps = (place: Place) =>
  ofDesk(
    place,
    (_, desk) => hasRole(place, desk, speakers),
    (desk) => ({ url: `/api/desks/${desk}/call-drafts/${unknownId}`, payload: written }),
  );

/** A customer is reached where they are, and nowhere else. */
function links(place: Place) {
  const { cases, contact_points } = place.world;
  const send = (id: string, contactPointId: string) => ({
    url: `/api/cases/${id}/links`,
    payload: { contactPointId },
  });
  const tries = byId(place, 'cases', {
    code: 'case.not-found',
    sends: (id) => send(id, unknownId),
    refuses: (row) => (hasRole(place, row.desk_id, speakers) ? absent('contact-point.not-found') : forbidden),
  });
  const theirs = cases.filter(place.sees).flatMap((one) => {
    if (!hasRole(place, one.desk_id, speakers) || cases.filter(({ id }) => id === one.id).length > 1)
      return [];
    const points = contact_points.filter(
      (row) => onDesk(one.desk_id)(row) && row.customer_id === one.customer_id,
    );
    return points.map((row) => send(one.id, row.id));
  });
  return [...tries, ...theirs];
}

export const callWrites: Write[] = [
  ofCase('dangers', { id: unknownId, kind: 'gas' }),
  { route: 'PATCH /api/desks/:desk/call-drafts/:call', door: 'staff', tries: keeps },
  { route: 'POST /api/cases/:case/links', door: 'staff', tries: links },
];
