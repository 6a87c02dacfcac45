import { absent, anyRole, byId, forbidden, ofCase } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { decides } from './desk-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';
import { toldOn } from './way-routes.ts';
import type { Row } from './world.ts';

const gapsOn = (place: Place, desk: string) => place.rows('gaps').filter(onDesk(desk));

const gapLists = (place: Place): Ask[] => {
  const path = (desk: string) => `/api/desks/${desk}/gaps`;
  return underDesks(place, path, (desk) => gapsOn(place, desk));
};

const singleGap = (place: Place): Ask[] => {
  const url = (id: string) => `/api/gaps/${id}`;
  const ids = new Set(place.world.gaps.map((row) => row.id));
  const asks = [...ids].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('gaps').filter((row) => row.id === id);
    if (!one) return [{ url: url(id), absent: 'gap.not-found' }];
    if (others.length > 0) return [];
    const ofIt = (row: { desk_id: string; gap_id: string }) =>
      row.gap_id === id && row.desk_id === one.desk_id;
    const searches = place.rows('gap_searches').filter(ofIt);
    const closings = place.rows('gap_closings').filter(ofIt);
    const withdrawals = place.rows('gap_withdrawals').filter(ofIt);
    return [{ url: url(id), shows: [one, ...searches, ...closings, ...withdrawals, ...toldOn(place, one)] }];
  });
  return [...asks, { url: url(unknownId), absent: 'gap.not-found' }];
};

const gapsBesideCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/gaps`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const beside = place.rows('gap_cases').filter((row) => onDesk(one.desk_id)(row) && row.case_id === id);
    const those = gapsOn(place, one.desk_id).filter((row) => beside.some(({ gap_id }) => gap_id === row.id));
    return [{ url: url(id), shows: those }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

/** What has changed and who was told is read in the worlds; in them nobody has anything left to tell. */
const tellings = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/tellings`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    const isHere = one && place.my.onDesk(one.desk_id);
    return [{ url: url(id), ...(isHere ? { shows: [] } : { absent: 'case.not-found' }) }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

export const gapReads: Read[] = [
  { route: 'GET /api/desks/:desk/gaps', door: 'staff', exact: ['gaps'], asks: gapLists },
  {
    route: 'GET /api/gaps/:gap',
    door: 'staff',
    exact: ['gaps', 'gap_searches', 'gap_closings', 'gap_withdrawals', 'entry_words'],
    opens: 'each',
    asks: singleGap,
  },
  { route: 'GET /api/cases/:case/gaps', door: 'staff', exact: ['gaps'], asks: gapsBesideCases },
  { route: 'GET /api/cases/:case/tellings', door: 'staff', exact: ['gap_closings'], asks: tellings },
  {
    route: 'GET /api/tellings',
    door: 'staff',
    exact: ['gaps'],
    asks: () => [{ url: '/api/tellings', shows: [] }],
  },
];

const joins = (place: Place): (Refused | Allowed)[] => {
  // What has its id on two desks is one of the two, nobody says which.
  const only = <T extends 'gaps' | 'cases'>(table: T, id: string | undefined) => {
    const rows = place.rows(table).filter((row) => row.id === id);
    return rows.length === 1 ? rows[0] : undefined;
  };
  const caseOf = (id: string) => only('cases', (only('gaps', id) as Row<'gaps'> | undefined)?.case_id)?.id;
  return byId(place, 'gaps', {
    code: 'gap.not-found',
    sends: (id) => ({ url: `/api/gaps/${id}/cases`, payload: { case: caseOf(id) ?? unknownId } }),
    refuses: (row) => (caseOf(row.id) ? undefined : absent('case.not-found')),
  });
};

const mended = { ownerId: unknownId, departmentId: null, due: '2027-01-01T00:00:00Z' };
const mend = { kind: 'product', language: 'en', words: 'It is mended.' };
const asked = { language: 'en', words: 'No sound.', make: null, model: null, versions: null };

export const gapWrites: Write[] = [
  ofCase('gaps', { ...asked, ...mended }, anyRole),
  ofCase('tellings', { gap: unknownId, telling: { text: 'It is mended.' } }),
  {
    route: 'POST /api/gaps/:gap/closings',
    door: 'staff',
    tries: (place) =>
      byId(place, 'gaps', {
        code: 'gap.not-found',
        sends: (id) => ({ url: `/api/gaps/${id}/closings`, payload: { changed: mend } }),
        refuses: ({ desk_id, owner_id }) =>
          place.my.isOfClient(desk_id) || owner_id === place.actor?.organization ? undefined : forbidden,
      }),
  },
  {
    route: 'POST /api/gaps/:gap/withdrawals',
    door: 'staff',
    tries: (place) =>
      byId(place, 'gaps', {
        code: 'gap.not-found',
        sends: (id) => ({ url: `/api/gaps/${id}/withdrawals`, payload: { words: 'A mistake.' } }),
        refuses: ({ desk_id, owner_id, made_by_id }) =>
          owner_id === place.actor?.organization || decides(place, desk_id) || made_by_id === place.actor?.id
            ? undefined
            : forbidden,
      }),
  },
  { route: 'POST /api/gaps/:gap/cases', door: 'staff', tries: joins },
  {
    route: 'POST /api/gaps/:gap/owners',
    door: 'staff',
    tries: (place) =>
      byId(place, 'gaps', {
        code: 'gap.not-found',
        sends: (id) => ({ url: `/api/gaps/${id}/owners`, payload: { turn: 1, ...mended } }),
        refuses: () => undefined,
      }),
  },
];
