import { anyRole, byId, forbidden, hasRole, ofCase } from './api-writes.ts';
import { listed, underDesks } from './desk-reads.ts';
import { familyOf } from './page-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

type Returns = Row<'returns'>[];

const wordsWith = (place: Place, returns: Returns): Row[] =>
  place
    .rows('return_words')
    .filter((row) => returns.some((one) => onDesk(one.desk_id)(row) && one.id === row.return_id));

/** Each with why, what was tried, what was found and that it was called off. */
function told(place: Place, returns: Returns): Row[] {
  const isOf = (row: { desk_id: string; return_id: string }) =>
    returns.some((one) => onDesk(one.desk_id)(row) && one.id === row.return_id);
  const said = [
    ...returns,
    ...place.rows('return_inspections').filter(isOf),
    ...place
      .rows('returns_called_off')
      .filter(isOf)
      .map(({ desk_id, entry_id: id }) => ({ desk_id, id })),
  ];
  const words = place
    .rows('entry_words')
    .filter((row) => said.some((one) => onDesk(one.desk_id)(row) && one.id === row.entry_id));
  return [...returns, ...wordsWith(place, returns), ...words];
}

/** Those of every case that goes on in this one, too. */
const ofCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/returns`;
  const asks = [...new Set(place.world.cases.map(({ id }) => id))].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const along = familyOf(place.rows('cases').filter(onDesk(one.desk_id)), one);
    const here = place
      .rows('returns')
      .filter((row) => onDesk(one.desk_id)(row) && along.some((theCase) => theCase.id === row.case_id));
    return [{ url: url(id), shows: told(place, here) }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

const sentBack = (place: Place, desk: string): Returns =>
  place.rows('returns').filter((row) => onDesk(desk)(row) && !row.called_off);

export const returnsReads: Read[] = [
  {
    route: 'GET /api/cases/:case/returns',
    door: 'staff',
    exact: ['returns', 'return_words', 'entry_words'],
    asks: ofCases,
  },
  {
    route: 'GET /api/desks/:desk/returns',
    door: 'staff',
    exact: ['returns'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/returns`,
        (desk) => sentBack(place, desk),
      ),
  },
  {
    route: 'GET /api/desks/:desk/returned',
    door: 'staff',
    exact: ['returns', 'return_words', 'case_words', 'customers'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/returned`,
        (desk) => {
          const returns = sentBack(place, desk);
          const cases = place
            .rows('cases')
            .filter((row) => onDesk(desk)(row) && returns.some((one) => one.case_id === row.id));
          return [...returns, ...wordsWith(place, returns), ...listed(place, cases)];
        },
      ),
  },
];

const ofReturn = (name: string, payload: object): Write => ({
  route: `POST /api/returns/:return/${name}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'returns', {
      code: 'return.not-found',
      sends: (id) => ({ url: `/api/returns/${id}/${name}`, payload }),
      refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
    }),
});

export const returnsWrites: Write[] = [
  ofCase('returns', { kind: 'refund', reason: 'it hums' }, anyRole),
  ofReturn('inspections', { found: 'unknown' }),
  ofReturn('calling-off', {}),
];
