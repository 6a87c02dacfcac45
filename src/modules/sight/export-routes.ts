import { decides } from './desk-writes.ts';
import { onDesk, type Place } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import type { Row } from './world.ts';

/** Tables whose words of one desk go out; what else its reader sees may go out, too. */
const goesOut = ['customers', 'facts', 'things', 'case_words', 'entry_words'] as const;

function exports(place: Place): Ask[] {
  const asks = place.world.desks.map((desk): Ask => {
    const url = `/api/desks/${desk.slug}/export`;
    if (!place.my.onDesk(desk.id)) return { url, absent: 'desk.not-found' };
    if (!decides(place, desk.id)) return { url, absent: 'not-permitted' };
    const shows = goesOut.flatMap((table): Row[] => place.rows(table).filter(onDesk(desk.id)));
    return { url, shows, mayName: whoActs(place, desk.id) };
  });
  return [...asks, { url: '/api/desks/no-such-desk/export', absent: 'desk.not-found' }];
}

/** The custody record names whoever opened something, from whichever company on the desk. */
function whoActs({ world }: Place, desk: string): string[] {
  const companies = new Set(world.engagements.filter(onDesk(desk)).map((row) => row.organization_id));
  return world.memberships.filter((row) => companies.has(row.organization_id)).map((row) => row.person_id);
}

export const exportReads: Read[] = [
  { route: 'GET /api/desks/:desk/export', door: 'staff', exact: [], asks: exports },
];
