import { absent, byId, forbidden } from './api-writes.ts';
import { boundary, decides, ofDesk, under, upload } from './desk-writes.ts';
import { isAgreed, onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';

type Try = Refused | Allowed;

/** Only an engagement that runs or is to begin has an address. */
function addressings(place: Place): Try[] {
  const tries = ofDesk(place, decides, (slug) => {
    const desk = place.world.desks.find((row) => row.slug === slug)?.id ?? '';
    const asked = place.world.engagements.find(
      (row) => onDesk(desk)(row) && row.role === 'third party' && isAgreed(row),
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

const addedFiles = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({ url: `/api/tasks/${id}/files`, payload: upload }),
    refuses: (row) =>
      row.kind === 'work' && row.organization_id === place.actor?.organization ? undefined : forbidden,
  });

/** Where a third party is asked by mail is said by the client. */
export const taskWrites: Write[] = [
  {
    route: 'POST /api/tasks/:task/files',
    door: 'staff',
    type: `multipart/form-data; boundary=${boundary}`,
    tries: addedFiles,
  },
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
