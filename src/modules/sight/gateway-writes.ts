import { hasRole, speakers } from './api-writes.ts';
import { ofDesk, under } from './desk-writes.ts';
import { type Place, unknownId } from './place.ts';
import type { Refused, Write } from './route-matrix.ts';

const leads = (place: Place, desk: string) => hasRole(place, desk, ['accountable', 'lead']);

const speaks = (place: Place, desk: string) => hasRole(place, desk, speakers);

const event = {
  type: 'call.missed',
  timestamp: '2026-01-01T00:00:00Z',
  data: { call: 'a call', from: '+441134960999' },
};

/** Whoever somebody is, what is not signed with a gateway's key is refused; one that was ended is none. */
function hooks({ world }: Place): Refused[] {
  const known = world.gateways.map(({ id, ended_at }): Refused => {
    const sent = { url: `/hooks/${id}`, payload: event };
    return ended_at === null
      ? { ...sent, status: 401, code: 'gateway.not-signed' }
      : { ...sent, status: 404, code: 'gateway.not-found' };
  });
  const none = [unknownId, 'no-such-gateway'].map(
    (id): Refused => ({ url: `/hooks/${id}`, payload: event, status: 404, code: 'gateway.not-found' }),
  );
  return [...known, ...none];
}

export const gatewayWrites: Write[] = [
  {
    route: 'POST /api/desks/:desk/gateways',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, leads, (desk) => ({
        url: `/api/desks/${desk}/gateways`,
        payload: { number: '+441134960111', connection: { format: 'standard', url: null } },
      })),
  },
  {
    route: 'POST /api/desks/:desk/gateways/reading',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, speaks, (desk) => ({ url: `/api/desks/${desk}/gateways/reading`, payload: {} })),
  },
  {
    route: 'DELETE /api/desks/:desk/gateways/:gateway',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.world.gateways.filter((row) => row.ended_at === null),
        {
          code: 'gateway.not-found',
          send: (desk, id) => ({ url: `/api/desks/${desk}/gateways/${id}` }),
          may: leads,
        },
      ),
  },
  { route: 'POST /hooks/:gateway', door: 'everybody', tries: hooks },
];
