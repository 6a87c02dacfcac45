import { anyRole, byId, forbidden, hasRole } from './api-writes.ts';
import { listed, underDesks } from './desk-reads.ts';
import { ofDesk } from './desk-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** One row of a table by its id: where two desks that somebody works on have the same one, either would be right. */
function single<T extends 'walks' | 'walk_cases'>(
  place: Place,
  table: T,
  { path, code, shows }: { path: (id: string) => string; code: string; shows: (row: Row<T>) => Row[] },
): Ask[] {
  const all = place.world[table] as Row<T>[];
  const asks = [...new Set(all.map(({ id }) => id))].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows(table).filter((row) => row.id === id);
    if (!one) return [{ url: path(id), absent: code }];
    return others.length > 0 ? [] : [{ url: path(id), shows: shows(one) }];
  });
  return [...asks, { url: path(unknownId), absent: code }];
}

const casesOf = (place: Place, desk: string, drawn: Row<'walk_cases'>[]) =>
  place.rows('cases').filter((row) => onDesk(desk)(row) && drawn.some(({ case_id }) => case_id === row.id));

/** The case and those of the same customer that were joined to it. */
function along(place: Place, one: Row<'cases'>): Row<'cases'>[] {
  const joined = place
    .rows('cases')
    .filter(
      (row) => onDesk(one.desk_id)(row) && row.joined_to_id === one.id && row.customer_id === one.customer_id,
    );
  return [one, ...joined.flatMap((row) => along(place, row))];
}

/** What stands between the customer and the desk, and comes from nobody whom nobody has admitted. */
function lived(place: Place, walked: Row<'walk_cases'>): Row[] {
  const here = onDesk(walked.desk_id);
  const cases = casesOf(place, walked.desk_id, [walked]);
  const all = cases.flatMap((one) => along(place, one));
  const isKnown = (row: Row<'entries'>) =>
    !row.from_stranger ||
    place.world.strangers.some((one) => here(one) && one.entry_id === row.id && one.state === 'admitted');
  const entries = place
    .rows('entries')
    .filter(
      (row) =>
        here(row) &&
        row.audience === 'customer' &&
        row.kind !== 'joined' &&
        isKnown(row) &&
        all.some(({ id }) => id === row.case_id),
    );
  const words = place
    .rows('entry_words')
    .filter((row) => here(row) && entries.some(({ id }) => id === row.entry_id));
  const written = place.rows('walk_words').filter((row) => here(row) && row.walk_case_id === walked.id);
  return [...listed(place, cases), ...words, ...written];
}

export const walkReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/walks',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/walks`,
        () => [],
      ),
  },
  {
    route: 'GET /api/walks/:walk',
    door: 'staff',
    exact: ['case_words', 'customers'],
    asks: (place) =>
      single(place, 'walks', {
        path: (id) => `/api/walks/${id}`,
        code: 'walk.not-found',
        shows: ({ desk_id, id }) => {
          const drawn = place.rows('walk_cases').filter((row) => onDesk(desk_id)(row) && row.walk_id === id);
          return listed(place, casesOf(place, desk_id, drawn));
        },
      }),
  },
  {
    route: 'GET /api/walk-cases/:walkCase',
    door: 'staff',
    exact: ['case_words', 'customers', 'entry_words', 'walk_words'],
    opens: 'each',
    asks: (place) =>
      single(place, 'walk_cases', {
        path: (id) => `/api/walk-cases/${id}`,
        code: 'walk-case.not-found',
        shows: (row) => lived(place, row),
      }),
  },
];

export const walkWrites: Write[] = [
  {
    route: 'POST /api/desks/:desk/walks',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, anyRole),
        (desk) => ({ url: `/api/desks/${desk}/walks`, payload: {} }),
      ),
  },
  {
    route: 'POST /api/walk-cases/:walkCase/words',
    door: 'staff',
    tries: (place) =>
      byId(place, 'walk_cases', {
        code: 'walk-case.not-found',
        sends: (id) => ({
          url: `/api/walk-cases/${id}/words`,
          payload: { kind: 'found', words: 'They had to ask twice.' },
        }),
        refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
      }),
  },
];
