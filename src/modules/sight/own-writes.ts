import { absent, anyRole, byId, forbidden, hasRole, speakers } from './api-writes.ts';
import { type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

type Try = Refused | Allowed;
type Role = Row<'roster'>['role'];

/** Several cases of which all must be seen, and perhaps something done to each. */
function ofSeveral(name: string, payload: object, roles: Role[]): Write {
  return {
    route: `POST /api/${name}`,
    door: 'staff',
    tries: (place) =>
      byId(place, 'cases', {
        code: 'case.not-found',
        sends: (id) => ({ url: `/api/${name}`, payload: { ...payload, cases: [id] } }),
        refuses: (row) => (hasRole(place, row.desk_id, roles) ? undefined : forbidden),
      }),
  };
}

function undoings(place: Place): Try[] {
  const send = (action: string) => ({ url: `/api/bulk-actions/${action}/undoing`, payload: {} });
  const tries = place.world.bulk_steps.map((step): Try => {
    const sent = send(step.action_id);
    return place.sees(step) ? sent : { ...sent, ...absent('bulk-action.not-found') };
  });
  return [...tries, { ...send(unknownId), ...absent('bulk-action.not-found') }];
}

/** A change of a view: what is shared is changed by who leads there. */
function ofView(method: 'PATCH' | 'POST' | 'DELETE', tail = '', payload?: object): Write {
  return {
    route: `${method} /api/views/:view${tail}`,
    door: 'staff',
    tries: (place) =>
      byId(place, 'views', {
        code: 'view.not-found',
        sends: (id) => ({ url: `/api/views/${id}${tail}`, ...(payload && { payload }) }),
        refuses: (row) => (row.shared && !hasRole(place, row.desk_id, leaders) ? forbidden : undefined),
      }),
  };
}
const leaders: Role[] = ['lead', 'accountable'];

const savings = (place: Place): Try[] => {
  const send = (desk: string) => ({
    url: `/api/desks/${desk}/views`,
    payload: { name: 'Ours', shared: true },
  });
  const tries = place.world.desks.map((desk): Try => {
    if (!place.my.onDesk(desk.id)) return { ...send(desk.slug), ...absent('desk.not-found') };
    return hasRole(place, desk.id, leaders) ? send(desk.slug) : { ...send(desk.slug), ...forbidden };
  });
  return [...tries, { ...send('no-such-desk'), ...absent('desk.not-found') }];
};

export const ownWrites: Write[] = [
  { route: 'POST /api/desks/:desk/views', door: 'staff', tries: savings },
  ofView('PATCH', '', { name: 'Renamed' }),
  ofView('POST', '/place', { before: null }),
  ofView('DELETE'),
  ofSeveral('snoozes', { until: null }, anyRole),
  ofSeveral('sendings', { text: 'The part is late.', nextWordBy: null }, speakers),
  ofSeveral('hand-offs', { toIds: [unknownId], situation: 'as it is' }, speakers),
  {
    route: 'DELETE /api/cases/:case/snooze',
    door: 'staff',
    tries: (place) =>
      byId(place, 'cases', {
        code: 'case.not-found',
        sends: (id) => ({ url: `/api/cases/${id}/snooze` }),
        refuses: () => undefined,
      }),
  },
  { route: 'POST /api/bulk-actions/:action/undoing', door: 'staff', tries: undoings },
];
