import { listed } from './desk-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import type { Row } from './world.ts';

/** What somebody did to several cases is theirs alone to look at, with the names of those it was not done to. */
function bulkActions(place: Place): Ask[] {
  const asks = place.world.bulk_steps.map((step): Ask => {
    const url = `/api/bulk-actions/${step.action_id}`;
    if (!place.sees(step)) return { url, absent: 'bulk-action.not-found' };
    const named = place.rows('cases').filter((row) => onDesk(step.desk_id)(row) && row.id === step.case_id);
    return { url, shows: [step, ...listed(place, named)], seen: named.map(seenCase) };
  });
  return [...asks, { url: `/api/bulk-actions/${unknownId}`, absent: 'bulk-action.not-found' }];
}
const seenCase = (row: Row<'cases'>) => ({ deskId: row.desk_id, caseId: row.id, as: 'listed' as const });

export const ownReads: Read[] = [
  {
    route: 'GET /api/views',
    door: 'staff',
    exact: ['views'],
    asks: (place) => [{ url: '/api/views', shows: place.rows('views') }],
  },
  {
    route: 'GET /api/bulk-actions/:action',
    door: 'staff',
    exact: ['bulk_steps', 'case_words', 'customers'],
    asks: bulkActions,
  },
];
