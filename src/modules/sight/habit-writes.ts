import { absent, anyRole, forbidden, hasRole, ofCase, speakers } from './api-writes.ts';
import { ofDesk } from './desk-writes.ts';
import { type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const leads = (place: Place, desk: string) => hasRole(place, desk, ['accountable', 'lead']);

const written = {
  name: 'Thanks',
  reader: 'companies',
  texts: [{ language: 'en', text: 'Thank you.', stands: null }],
  nextWordIn: null,
  proposesDone: false,
};

/** Everybody who works there writes macros of their own, and who leads those of the desk. */
const additions = (place: Place): (Refused | Allowed)[] =>
  (['mine', 'desk'] as const).flatMap((whose) =>
    ofDesk(
      place,
      (_place, desk) => whose === 'mine' || leads(place, desk),
      (desk) => ({ url: `/api/desks/${desk}/macros`, payload: { whose, ...written } }),
    ),
  );

/** A macro that is somebody else's own is not there. */
const changes =
  (payload?: object) =>
  (place: Place): (Refused | Allowed)[] => {
    const { world, my, sees } = place;
    const ids = [...new Set(world.macros.map((row) => row.id)), unknownId];
    return world.desks.flatMap((desk) =>
      ids.map((id) => {
        const sent = { url: `/api/desks/${desk.slug}/macros/${id}`, ...(payload && { payload }) };
        if (!my.onDesk(desk.id)) return { ...sent, ...absent('desk.not-found') };
        const isIt = (row: Row<'macros'>) => row.desk_id === desk.id && row.id === id;
        const known = world.macros.find((row) => isIt(row) && sees(row));
        if (!known) return { ...sent, ...absent('macro.not-found') };
        return known.person_id !== null || leads(place, desk.id) ? sent : { ...sent, ...forbidden };
      }),
    );
  };

/** An entry of a desk that somebody works on; worlds now and then give two desks' rows one id, which leaves it unclear. */
function splits(place: Place): (Refused | Allowed)[] {
  const { world, my, sees } = place;
  const send = (entry: string) => ({
    url: `/api/entries/${entry}/cases`,
    payload: { subject: 'Another need' },
  });
  const tries = world.entries.flatMap(({ id }): (Refused | Allowed)[] => {
    const seen = world.entries.filter((row) => row.id === id && my.onDesk(row.desk_id) && sees(row));
    const [row] = seen;
    if (!row) return [{ ...send(id), ...absent('entry.not-found') }];
    const cases = world.cases.filter((one) => one.id === row.case_id && sees(one));
    if (seen.length > 1 || cases.length !== 1) return [];
    const may = hasRole(place, row.desk_id, speakers);
    return [may ? send(id) : { ...send(id), ...forbidden }];
  });
  return [...tries, { ...send(unknownId), ...absent('entry.not-found') }];
}

export const habitWrites: Write[] = [
  { route: 'POST /api/desks/:desk/macros', door: 'staff', tries: additions },
  { route: 'PATCH /api/desks/:desk/macros/:macro', door: 'staff', tries: changes(written) },
  { route: 'DELETE /api/desks/:desk/macros/:macro', door: 'staff', tries: changes() },
  ofCase('mention-readings', {}, anyRole),
  { route: 'POST /api/entries/:entry/cases', door: 'staff', tries: splits },
];
