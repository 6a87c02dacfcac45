import { decides } from './desk-writes.ts';
import { onDesk, type Place } from './place.ts';
import type { Ask, Read, Shows } from './route-matrix.ts';
import type { Row } from './world.ts';

/** Tables whose words of one desk go out; what else its reader sees may go out, too. */
const goesOut = ['customers', 'facts', 'things', 'case_words', 'entry_words'] as const;

function exports(place: Place): Ask[] {
  return toWhoAnswers(place, 'export', (desk) => {
    const shows = goesOut.flatMap((table): Row[] => place.rows(table).filter(onDesk(desk)));
    return { shows, mayName: whoActs(place, desk) };
  });
}

/** The custody record names whoever opened something, from whichever company on the desk. */
function whoActs({ world }: Place, desk: string): string[] {
  const companies = new Set(world.engagements.filter(onDesk(desk)).map((row) => row.organization_id));
  return world.memberships.filter((row) => companies.has(row.organization_id)).map((row) => row.person_id);
}

type Shown = Shows | { absent: string };

/** What is asked by the desk and by whoever answers for it alone. */
const toWhoAnswers = (place: Place, ending: string, shown: (desk: string) => Shown): Ask[] => [
  ...place.world.desks.map((desk): Ask => {
    const url = `/api/desks/${desk.slug}/${ending}`;
    if (!place.my.onDesk(desk.id)) return { url, absent: 'desk.not-found' };
    if (!decides(place, desk.id)) return { url, absent: 'not-permitted' };
    return { ...shown(desk.id), url };
  }),
  { url: `/api/desks/no-such-desk/${ending}`, absent: 'desk.not-found' },
];

const madeAsWorkMoved = (place: Place): Ask[] =>
  toWhoAnswers(place, 'exports', (desk) => {
    const names = place.rows('move_exports').filter(onDesk(desk));
    return { shows: [], names: names.map(({ move_id }) => move_id) };
  });

function archives(place: Place): Ask[] {
  const moves = new Set(place.world.moves.map(({ id }) => id));
  return [...moves, 'no-such-move'].flatMap((move) =>
    toWhoAnswers(place, `moves/${move}/export`, (desk) => {
      const shows = place
        .rows('move_export_chunks')
        .filter((row) => row.desk_id === desk && row.move_id === move);
      return shows.length > 0 ? { shows } : { absent: 'export.not-found' };
    }),
  );
}

export const exportReads: Read[] = [
  { route: 'GET /api/desks/:desk/export', door: 'staff', exact: [], asks: exports },
  { route: 'GET /api/desks/:desk/exports', door: 'staff', exact: [], asks: madeAsWorkMoved },
  {
    route: 'GET /api/desks/:desk/moves/:move/export',
    door: 'staff',
    exact: ['move_export_chunks'],
    asks: archives,
  },
];
