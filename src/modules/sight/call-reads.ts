import { listed, underDesks } from './desk-reads.ts';
import { onDesk, type Place } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import type { Row } from './world.ts';

/** Each customer by all that they could be known by, with their things and what is not joined to another case. */
function callers(place: Place): Ask[] {
  const { world, made, rows, my } = place;
  const shown = ({ desk_id, id }: Row<'customers'>): Row[] => {
    const theirs = (row: { desk_id: string; customer_id: string }) =>
      onDesk(desk_id)(row) && row.customer_id === id;
    const cases = rows('cases').filter((row) => my.onDesk(desk_id) && theirs(row));
    if (cases.length === 0) return [];
    return [
      ...world.customers.filter((row) => onDesk(desk_id)(row) && row.id === id),
      ...listed(
        place,
        cases.filter(({ state }) => state !== 'joined'),
      ),
      ...rows('contact_points').filter((row) => theirs(row) && row.kind === 'mail'),
      ...rows('things').filter(theirs),
    ];
  };
  const find = (q: string, desk: string, customer: string): Ask => ({
    url: `/api/callers?q=${encodeURIComponent(q)}`,
    shows: world.customers.filter((row) => onDesk(desk)(row) && row.id === customer).flatMap(shown),
  });
  return [
    ...world.customers.map((row) => find(made.wordOf(row), row.desk_id, row.id)),
    ...world.contact_points
      .filter((row) => row.kind === 'mail')
      .map((row) => find(`${made.wordOf(row)}@cust`, row.desk_id, row.customer_id)),
    ...world.things.map((row) => find(made.wordOf(row), row.desk_id, row.customer_id)),
    ...world.facts.map((row) => ({ url: `/api/callers?q=${made.wordOf(row)}`, shows: [] })),
  ];
}

/** What was said last to the customer of a case. */
function lastSaid({ rows }: Place, { desk_id, id }: Row<'cases'>): Row[] {
  const words = rows('entry_words').filter(onDesk(desk_id));
  const said = rows('entries').filter(
    (row) =>
      onDesk(desk_id)(row) &&
      row.case_id === id &&
      row.audience === 'customer' &&
      row.author_kind === 'person' &&
      ['message', 'call', 'done'].includes(row.kind) &&
      words.some(({ entry_id }) => entry_id === row.id),
  );
  const [last] = said.toSorted((a, b) => b.recorded_at - a.recorded_at || (a.id < b.id ? 1 : -1));
  return words.filter(({ entry_id }) => entry_id === last?.id);
}

/** Each word that stands on a case, looked for on its desk and, if it is there, on another one. */
function helped(place: Place): Ask[] {
  const { world, made, rows } = place;
  const find = (word: string, deskId: string, caseId: string | undefined) =>
    underDesks(
      place,
      (desk) => `/api/desks/${desk}/helped?words=${word}`,
      (desk) =>
        rows('cases')
          .filter((row) => desk === deskId && onDesk(desk)(row) && row.id === caseId && row.state === 'ended')
          .flatMap((row) => [
            ...rows('case_words').filter((one) => onDesk(desk)(one) && one.case_id === row.id),
            ...lastSaid(place, row),
          ]),
    );
  const caseOf = ({ desk_id, entry_id }: Row<'entry_words'>) =>
    rows('entries').find((row) => onDesk(desk_id)(row) && row.id === entry_id)?.case_id;
  return [
    ...world.case_words.flatMap((row) => find(made.wordOf(row), row.desk_id, row.case_id)),
    ...world.entry_words.flatMap((row) => find(made.wordOf(row), row.desk_id, caseOf(row))),
  ];
}

function myCalls(place: Place): Ask[] {
  return [{ url: '/api/call-drafts', shows: place.rows('call_drafts') }];
}

export const callReads: Read[] = [
  {
    route: 'GET /api/ringing',
    door: 'staff',
    exact: ['gateways'],
    asks: () => [{ url: '/api/ringing', shows: [] }],
  },
  {
    route: 'GET /api/callers',
    door: 'staff',
    exact: ['case_words', 'customers', 'contact_points', 'things'],
    asks: callers,
  },
  {
    route: 'GET /api/desks/:desk/helped',
    door: 'staff',
    exact: ['case_words', 'entry_words'],
    asks: helped,
  },
  { route: 'GET /api/call-drafts', door: 'staff', exact: ['call_drafts'], asks: myCalls },
];
