import { absent } from './api-writes.ts';
import { decides, ofDesk, under } from './desk-writes.ts';
import { runs } from './model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';

type Try = Refused | Allowed;

/** Only an engagement that runs has an address. */
function addressings(place: Place): Try[] {
  const tries = ofDesk(place, decides, (slug) => {
    const desk = place.world.desks.find((row) => row.slug === slug)?.id ?? '';
    const asked = place.world.engagements.find(
      (row) => onDesk(desk)(row) && row.role === 'third party' && runs(row.starts_at, row.ends_at),
    );
    return {
      url: `/api/desks/${slug}/task-addresses`,
      payload: { engagementId: asked?.id ?? unknownId, address: 'returns@companies.example' },
    };
  });
  return tries.map((one) =>
    !('status' in one) && JSON.stringify(one).includes(unknownId)
      ? { ...one, ...absent('engagement.not-found') }
      : one,
  );
}

/** Where a third party is asked by mail is said by the client. */
export const taskWrites: Write[] = [
  { route: 'POST /api/desks/:desk/task-addresses', door: 'staff', tries: addressings },
  {
    route: 'DELETE /api/desks/:desk/task-addresses/:engagement',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.world.task_addresses.map(({ desk_id, engagement_id: id }) => ({ desk_id, id })),
        {
          code: 'task-address.not-found',
          send: (desk, id) => ({ url: `/api/desks/${desk}/task-addresses/${id}` }),
          may: decides,
        },
      ),
  },
];
