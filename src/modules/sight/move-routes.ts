import { decides, under } from './desk-writes.ts';
import { engagementOf } from './model.ts';
import { onDesk, type Place } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';

/** Of what moves on one's desks, or did, the companies on both sides. */
function moves({ world, rows }: Place): Ask[] {
  const companies = new Set(
    rows('moves').flatMap((move) =>
      world.engagements
        .filter(
          (row) =>
            onDesk(move.desk_id)(row) && [move.from_engagement_id, move.to_engagement_id].includes(row.id),
        )
        .map((row) => row.organization_id),
    ),
  );
  return [{ url: '/api/moves', shows: world.organizations.filter(({ id }) => companies.has(id)) }];
}

export const moveReads: Read[] = [
  { route: 'GET /api/moves', door: 'staff', exact: ['organizations'], asks: moves },
];

export const moveWrites: Write[] = [
  {
    // From and to the same company, so that it is asked for in vain by whoever may.
    route: 'POST /api/desks/:desk/moves',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.world.engagements.filter((row) => engagementOf(place.world, { ...row, engagement_id: row.id })),
        {
          code: 'engagement.not-found',
          send: (desk, id) => ({
            url: `/api/desks/${desk}/moves`,
            payload: { fromEngagementId: id, toEngagementId: id },
          }),
          may: decides,
        },
      ),
  },
  {
    route: 'DELETE /api/desks/:desk/moves/:move',
    door: 'staff',
    tries: (place) =>
      under(
        place,
        place.world.moves.filter((row) => row.state === 'announced'),
        {
          code: 'move.not-found',
          send: (desk, id) => ({ url: `/api/desks/${desk}/moves/${id}` }),
          may: decides,
        },
      ),
  },
];
