import { underDesks } from './desk-reads.ts';
import { onDesk, type Place, unknownId, unknownReference } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';

const macrosOf = ({ rows }: Place, desk: string) => rows('macros').filter(onDesk(desk));

/** Two desks that somebody works on may have a case with the same id only in our worlds, so the reference names it. */
function macrosForCases(place: Place): Ask[] {
  const url = (name: string) => `/api/cases/${name}/macros`;
  const asks = place.world.cases.map((row): Ask => {
    const seen = place.sees(row) && place.my.onDesk(row.desk_id);
    return {
      url: url(row.reference),
      ...(seen ? { shows: macrosOf(place, row.desk_id) } : { absent: 'case.not-found' }),
    };
  });
  const unknown = [unknownId, unknownReference];
  return [...asks, ...unknown.map((name) => ({ url: url(name), absent: 'case.not-found' }))];
}

/** What names me, or answers me, and I have not seen, as far as it is mine to read. */
function mentions({ rows }: Place): Ask[] {
  const shows = rows('mentions')
    .filter((row) => row.seen_at === null)
    .flatMap(({ desk_id, entry_id }) => {
      const here = onDesk(desk_id);
      const entry = rows('entries').find((row) => here(row) && row.id === entry_id);
      const words = rows('entry_words').filter((row) => here(row) && row.entry_id === entry_id);
      if (!entry || (entry.kind === 'note' && words.length === 0)) return [];
      return [
        ...words,
        ...rows('case_words').filter((row) => here(row) && row.case_id === entry.case_id),
        ...rows('persons').filter((row) => row.id === entry.author_id),
      ];
    });
  return [{ url: '/api/mentions', shows }];
}

export const habitReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/macros',
    door: 'staff',
    exact: ['macros'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/macros`,
        (desk) => macrosOf(place, desk),
      ),
  },
  { route: 'GET /api/cases/:case/macros', door: 'staff', exact: ['macros'], asks: macrosForCases },
  { route: 'GET /api/mentions', door: 'staff', exact: ['entry_words', 'case_words'], asks: mentions },
];
